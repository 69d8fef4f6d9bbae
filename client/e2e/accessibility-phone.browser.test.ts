import { describePages } from './describe-pages.ts'

// The colours are the same at every width.
describePages(390, 844, ['light'])
