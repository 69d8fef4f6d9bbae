import i18next from 'i18next'
import { blocks } from './en/blocks.ts'
import { comments } from './en/comments.ts'
import { history } from './en/history.ts'
import { paper } from './en/paper.ts'
import { presence } from './en/presence.ts'
import { redline } from './en/redline.ts'
import { suggestions } from './en/suggestions.ts'
import { writing } from './en/writing.ts'

/** Makes the paper page's strings known; readers of the library never load them. */
export const addPaperStrings = (): void => {
  i18next.addResourceBundle('en', 'history', history)
  i18next.addResourceBundle('en', 'paper', paper)
  i18next.addResourceBundle('en', 'comments', comments)
  i18next.addResourceBundle('en', 'blocks', blocks)
  i18next.addResourceBundle('en', 'presence', presence)
  i18next.addResourceBundle('en', 'redline', redline)
  i18next.addResourceBundle('en', 'suggestions', suggestions)
  i18next.addResourceBundle('en', 'writing', writing)
}
