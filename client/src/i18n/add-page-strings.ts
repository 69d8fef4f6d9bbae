import i18next from 'i18next'
import { pages } from './en/pages.ts'

/** Makes the strings of every page but the paper page known; whoever only reads a paper never loads them. */
export function addPageStrings(): void {
  for (const [namespace, strings] of Object.entries(pages)) i18next.addResourceBundle('en', namespace, strings)
}
