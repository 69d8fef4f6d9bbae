import i18next from 'i18next'
import { paper } from './en/paper.ts'

/** Makes the paper page's strings known; readers of the library never load them. */
export const addPaperStrings = (): void => {
  i18next.addResourceBundle('en', 'paper', paper)
}
