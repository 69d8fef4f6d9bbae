/** What a line of Markdown looks like, and how sure one can be that it is meant. */
const SIGNS: readonly (readonly [RegExp, number])[] = [
  [/^#{1,6} \S/, 2],
  [/^\s*[-*+] \S/, 1],
  [/^\s*\d{1,3}[.)] \S/, 1],
  [/^> \S/, 1],
  [/^\|?\s*:?-{3,}:?\s*(\|\s*:?-{3,}:?\s*)+\|?$/, 2],
  [/\[[^\]\n]{1,200}\]\(https?:\/\/[^\s)]{1,500}\)/, 2],
  [/(?:^|\s)(\*\*|__)[^\s*_][^*_\n]{0,200}\1(?:[\s.,;:!?]|$)/, 2],
]

const MAX_MARKDOWN = 300_000

/** Whether plain text is meant as Markdown. A lone line that begins with a dash or a number is not. */
export function looksLikeMarkdown(text: string): boolean {
  if (text.length > MAX_MARKDOWN) return false
  let sure = 0
  for (const line of text.split('\n')) {
    for (const [sign, weight] of SIGNS) if (sign.test(line)) sure += weight
    if (sure >= 2) return true
  }
  return false
}

/** Markdown as HTML, not cleaned yet. The reader is loaded when it is first needed. */
export async function markdownHtml(text: string): Promise<string> {
  const { marked } = await import('marked')
  return marked.parse(text, { gfm: true, async: false })
}
