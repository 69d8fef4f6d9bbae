import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { blocks } from './en/blocks.ts'
import type { comments } from './en/comments.ts'
import type { drafting } from './en/drafting.ts'
import type { history } from './en/history.ts'
import { en } from './en/index.ts'
import type { pages } from './en/pages.ts'
import type { paper } from './en/paper.ts'
import type { presence } from './en/presence.ts'
import type { suggestions } from './en/suggestions.ts'
import type { writing } from './en/writing.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'words'
    resources: typeof en &
      typeof pages & {
        blocks: typeof blocks
        comments: typeof comments
        history: typeof history
        paper: typeof paper & typeof drafting
        presence: typeof presence
        suggestions: typeof suggestions
        writing: typeof writing
      }
  }
}

/** Starts i18next with the English strings; English is complete and the fallback of every other language. */
export function startTranslations(): void {
  void i18next.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    defaultNS: 'words',
    resources: { en },
    interpolation: { escapeValue: false },
    initAsync: false,
  })
}
