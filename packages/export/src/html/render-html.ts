import type { PaperSnapshot } from '@concord/paper'
import { normalisePaper } from '../normalise/normalise-paper.ts'
import { footnotesOf, type PaperFiles, type PrintPaper, type PrintSection } from '../print-paper.ts'
import { type CoverFact, coverFacts, editionDetails, groupLine, paperTypeName, referenceLine } from '../words/cover-facts.ts'
import { timeInWords } from '../words/dates.ts'
import { LABEL_LANGUAGE, LABELS } from '../words/labels.ts'
import { escapeHtml } from './escape.ts'
import { blocksHtml, numberHtml } from './html-blocks.ts'
import { footnotesHtml } from './html-footnotes.ts'
import { HTML_STYLE } from './html-style.ts'

/** Nothing may be fetched or run, whatever a reader's program would allow; images are part of the file. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"

/** Marks our own words where the paper is in another language; the paper's own words inside are marked back with `paperWords`. */
const labelLang = (paper: PrintPaper): string => (paper.language === LABEL_LANGUAGE ? '' : ` lang="${LABEL_LANGUAGE}"`)
const paperWords = (paper: PrintPaper, words: string): string =>
  paper.language === LABEL_LANGUAGE ? escapeHtml(words) : `<span lang="${paper.language}">${escapeHtml(words)}</span>`

const factHtml = ({ label, values }: CoverFact): string => {
  const value = values.length === 1 ? escapeHtml(values[0]!) : `<ul>${values.map((one) => `<li>${escapeHtml(one)}</li>`).join('')}</ul>`
  return `<dt>${escapeHtml(label)}</dt><dd>${value}</dd>`
}

const demoHtml = (paper: PrintPaper): string =>
  paper.demo ? `<p class="demo"${labelLang(paper)}><strong>${LABELS.demo}</strong> ${LABELS.demoNote}</p>` : ''

const coverHtml = (paper: PrintPaper): string => `<header>
${demoHtml(paper)}
<p class="edition"><strong>${escapeHtml(paper.edition.title)}</strong><br>${escapeHtml(editionDetails(paper))}</p>
<p class="kind"${labelLang(paper)}>${escapeHtml(paperTypeName(paper))}</p>
<h1>${escapeHtml(paper.title)}</h1>
<p class="group"${labelLang(paper)}>${escapeHtml(groupLine(paper))}</p>
<dl class="facts"${labelLang(paper)}>
${coverFacts(paper).map(factHtml).join('\n')}
<dt>${LABELS.fingerprint}</dt><dd><code>${escapeHtml(paper.fingerprint)}</code></dd>
</dl>
</header>`

const anchor = (index: number): string => `section-${index + 1}`

const contentsHtml = (paper: PrintPaper): string => `<nav aria-labelledby="contents">
<h2 id="contents"${labelLang(paper)}>${LABELS.contents}</h2>
<ol>
${paper.sections.map((section, index) => `<li><a href="#${anchor(index)}">${numberHtml(section.number)}${escapeHtml(section.title)}</a></li>`).join('\n')}
<li><a href="#about"${labelLang(paper)}>${LABELS.about}</a></li>
</ol>
</nav>`

const sectionHtml = (paper: PrintPaper) => (section: PrintSection, index: number) =>
  `<section aria-labelledby="${anchor(index)}">
<h2 id="${anchor(index)}">${numberHtml(section.number)}${escapeHtml(section.title)}</h2>
<p class="approval"${labelLang(paper)}>Approved by ${escapeHtml(section.approvedBy)} on ${timeInWords(section.approvedAt)} · revision ${escapeHtml(section.hash.slice(0, 16))}</p>
${blocksHtml(section.blocks, labelLang(paper))}
</section>`

const approvalRow = (paper: PrintPaper) => (section: PrintSection) =>
  `<tr><th scope="row">${paperWords(paper, section.title)}<br><code>${escapeHtml(section.hash)}</code></th>` +
  `<td>${escapeHtml(section.approvedBy)}<br>${timeInWords(section.approvedAt)}</td></tr>`

const aboutHtml = (paper: PrintPaper): string => `<section aria-labelledby="about"${labelLang(paper)}>
<h2 id="about">${LABELS.about}</h2>
<p>${LABELS.aboutText}</p>
<p>${escapeHtml(referenceLine(paper))} · ${LABELS.fingerprint}<br><code>${escapeHtml(paper.fingerprint)}</code></p>
<div class="table"><table>
<thead><tr><th scope="col">${LABELS.section}</th><th scope="col">${LABELS.approved}</th></tr></thead>
<tbody>
${paper.sections.map(approvalRow(paper)).join('\n')}
</tbody>
</table></div>
</section>`

const pageHtml = (paper: PrintPaper): string => `<!doctype html>
<html lang="${paper.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="description" content="${escapeHtml(`${paperTypeName(paper)}, ${referenceLine(paper)}`)}">
<title>${escapeHtml(paper.title)}</title>
<style>${HTML_STYLE}</style>
</head>
<body>
<a class="skip" href="#text"${labelLang(paper)}>${LABELS.skip}</a>
<div class="sheet">
${coverHtml(paper)}
${contentsHtml(paper)}
<main id="text" tabindex="-1">
${paper.sections.map(sectionHtml(paper)).join('\n')}
${footnotesHtml(footnotesOf(paper.sections.flatMap(({ blocks }) => blocks)), labelLang(paper))}
${aboutHtml(paper)}
</main>
<footer${labelLang(paper)}>
${escapeHtml(referenceLine(paper))} · ${LABELS.fingerprint} ${escapeHtml(paper.fingerprint.slice(0, 16))}${paper.demo ? ` · ${LABELS.demo}` : ''}
</footer>
</div>
</body>
</html>
`

/** The paper as one self-contained, accessible HTML file without script or remote resource. `files` are the bytes of its figures. */
export const renderHtml = (snapshot: PaperSnapshot, files?: PaperFiles): Uint8Array =>
  new TextEncoder().encode(pageHtml(normalisePaper(snapshot, files)))
