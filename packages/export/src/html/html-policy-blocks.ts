import type { PrintCallout, PrintEvidence, PrintFact, PrintRecommendation } from '../print-paper.ts'
import { LABELS } from '../words/labels.ts'
import { escapeHtml } from './escape.ts'

function valueHtml({ values, href }: PrintFact): string {
  if (href !== undefined) return `<a href="${escapeHtml(href)}">${values.map(escapeHtml).join(' ')}</a>`
  return values.length === 1 ? escapeHtml(values[0]!) : `<ul>${values.map((value) => `<li>${escapeHtml(value)}</li>`).join('')}</ul>`
}

const factsHtml = (facts: readonly PrintFact[], lang: string): string => {
  const rows = facts.map((fact) => `<div><dt${lang}>${escapeHtml(fact.label)}</dt><dd>${valueHtml(fact)}</dd></div>`)
  return rows.length === 0 ? '' : `<dl>${rows.join('')}</dl>`
}

const groupHtml = (kind: string, id: string, heading: string, inner: string): string =>
  `<div class="${kind}" role="group" id="${id}" aria-labelledby="${id}-label"><p class="label" id="${id}-label">${heading}</p>${inner}</div>`

/** A numbered box with the ask and who should act on it. `ask` is HTML; `lang` marks our own words. */
export function recommendationHtml({ label, facts }: PrintRecommendation, ask: string, lang: string): string {
  const heading = `<span class="number">${label}</span> <span${lang}>${LABELS.recommendation}</span>`
  return groupHtml('recommendation', label, heading, `<div class="ask">${ask}</div>${factsHtml(facts, lang)}`)
}

/** A claim beside its figure. `claim` is HTML. */
export function evidenceHtml({ label, amount, facts }: PrintEvidence, claim: string, lang: string): string {
  const heading = `<span class="number">${label}</span> <span${lang}>${LABELS.evidence}</span>`
  const figure = amount === '' ? '' : `<p class="amount">${escapeHtml(amount)}</p>`
  return groupHtml('evidence', label, heading, `${figure}${claim}${factsHtml(facts, lang)}`)
}

/** A few lines set apart. `inner` is HTML. */
export const calloutHtml = ({ callout }: PrintCallout, inner: string, lang: string): string =>
  `<div class="callout ${callout.replace('_', '-')}" role="note"><p class="label"${lang}>${LABELS.callouts[callout]}</p>${inner}</div>`
