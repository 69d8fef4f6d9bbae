import i18next from 'i18next'
import { drafting } from './en/drafting.ts'
import { history } from './en/history.ts'
import { redline } from './en/redline.ts'
import { writing } from './en/writing.ts'

/** Makes the other strings of the paper page known: those of its editor, its panel and its dialogs, for which reading does not wait. */
export function addDraftingStrings(): void {
  i18next.addResourceBundle('en', 'paper', drafting, true)
  i18next.addResourceBundle('en', 'history', history)
  i18next.addResourceBundle('en', 'redline', redline)
  i18next.addResourceBundle('en', 'writing', writing)
}
