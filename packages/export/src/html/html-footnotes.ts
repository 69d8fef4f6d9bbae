import type { PrintFootnote } from '../print-paper.ts'
import { LABELS } from '../words/labels.ts'
import { escapeHtml } from './escape.ts'

/** The mark in the text, which leads to the note. */
export const footnoteMarkHtml = ({ number }: PrintFootnote): string =>
  `<sup><a class="mark" id="mark-${number}" href="#note-${number}" role="doc-noteref" aria-label="${LABELS.footnote} ${number}">${number}</a></sup>`

const noteHtml = ({ number, text }: PrintFootnote, lang: string): string =>
  `<li id="note-${number}" value="${number}"><p>${escapeHtml(text)} ` +
  `<a href="#mark-${number}" role="doc-backlink"${lang} aria-label="${LABELS.backToText}: ${number}">↩</a></p></li>`

/** All notes after the text, each leading back to its mark; nothing where there are none. `lang` marks our own words. */
export const footnotesHtml = (notes: readonly PrintFootnote[], lang: string): string =>
  notes.length === 0
    ? ''
    : `<section class="notes" role="doc-endnotes" aria-labelledby="notes">
<h2 id="notes"${lang}>${LABELS.footnotes}</h2>
<ol>
${notes.map((note) => noteHtml(note, lang)).join('\n')}
</ol>
</section>`
