import type { Extensions } from '@tiptap/core'
import Subscript from '@tiptap/extension-subscript'
import Superscript from '@tiptap/extension-superscript'
import { TableKit } from '@tiptap/extension-table'
import StarterKit from '@tiptap/starter-kit'
import { isAllowedLink } from '../schema-names.ts'
import { Callout } from './callout.ts'
import { Evidence } from './evidence.ts'
import { Figure } from './figure.ts'
import { Footnote } from './footnote.ts'
import { PageBreak } from './page-break.ts'
import { Recommendation } from './recommendation.ts'
import { SectionDocument } from './section-document.ts'
import { suggestionExtensions } from './suggestions.ts'

/**
 * The headless Tiptap extensions that make a section's schema: exactly the names in `schema-names.ts` (a test compares them).
 * No undo (the shared text has its own) and no trailing node (opening a section must never write into it).
 */
export const paperExtensions = (): Extensions => [
  StarterKit.configure({
    code: false,
    codeBlock: false,
    document: false,
    horizontalRule: false,
    trailingNode: false,
    undoRedo: false,
    heading: { levels: [1, 2, 3] },
    link: {
      openOnClick: false,
      autolink: true,
      defaultProtocol: 'https',
      isAllowedUri: (uri) => isAllowedLink(uri),
      HTMLAttributes: { rel: 'noopener noreferrer', target: null, class: null },
    },
  }),
  Subscript,
  Superscript,
  TableKit.configure({ table: { resizable: true } }),
  SectionDocument,
  Recommendation,
  Evidence,
  Figure,
  Callout,
  PageBreak,
  Footnote,
  ...suggestionExtensions(),
]
