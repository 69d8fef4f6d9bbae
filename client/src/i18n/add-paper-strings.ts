import i18next from 'i18next'
import { blocks } from './en/blocks.ts'
import { comments } from './en/comments.ts'
import { paper } from './en/paper.ts'
import { presence } from './en/presence.ts'
import { suggestions } from './en/suggestions.ts'

/** Makes the strings known that the paper page shows around a text that is read; readers of the library never load them. */
export const addPaperStrings = (): void => {
  i18next.addResourceBundle('en', 'paper', paper)
  i18next.addResourceBundle('en', 'comments', comments)
  i18next.addResourceBundle('en', 'blocks', blocks)
  i18next.addResourceBundle('en', 'presence', presence)
  i18next.addResourceBundle('en', 'suggestions', suggestions)
}
