import { flattenNotes } from './linked-notes.ts'
import type { PasteLosses } from './paste-losses.ts'
import { Rebuild } from './rebuild-html.ts'
import { buildWordLists } from './word-lists.ts'

/** Reads mark-up without running, loading or showing anything of it. */
export type ParseHtml = (html: string) => Document

const parseInert: ParseHtml = (html) => new DOMParser().parseFromString(html, 'text/html')

/** What an editor of ours has copied is read by the paper's own schema. */
export const isOwn = (html: string): boolean => /<[^>]+\sdata-pm-slice=/i.test(html.slice(0, 20_000))

/** Mark-up from a clipboard, with nothing left but what a paper can hold. What had to go is counted in `losses`. */
export function cleanHtml(html: string, losses: PasteLosses, parse: ParseHtml = parseInert): string {
  if (isOwn(html)) return html
  const document = parse(html)
  if (!document.body) return ''
  buildWordLists(document)
  flattenNotes(document)
  const clean = document.createElement('div')
  new Rebuild(document, losses).fill(document.body, clean)
  return clean.innerHTML
}
