/** What an element's `style` says, by property in small letters. Read by hand: a browser drops what programs other than browsers say. */
export function styleOf(element: Element): ReadonlyMap<string, string> {
  const declarations = (element.getAttribute('style') ?? '').slice(0, 4_000).split(';')
  return new Map(
    declarations.flatMap((declaration) => {
      const at = declaration.indexOf(':')
      return at < 0 ? [] : [[declaration.slice(0, at).trim().toLowerCase(), declaration.slice(at + 1).trim()] as const]
    }),
  )
}

/** Whether an element is not shown where it comes from. */
export const isHidden = (style: ReadonlyMap<string, string>): boolean =>
  style.get('display')?.toLowerCase() === 'none' || style.get('mso-hide')?.toLowerCase() === 'all'

const TAG_MARKS: Readonly<Record<string, string>> = {
  b: 'strong',
  strong: 'strong',
  i: 'em',
  em: 'em',
  cite: 'em',
  dfn: 'em',
  u: 'u',
  ins: '',
  s: 's',
  strike: 's',
  del: 's',
  sup: 'sup',
  sub: 'sub',
}

const isBold = (weight: string): boolean => /^bold/i.test(weight) || Number.parseInt(weight, 10) >= 600
const isNotBold = (weight: string): boolean => /^(normal|lighter)/i.test(weight) || Number.parseInt(weight, 10) < 600

/** The tags that say what an inline element's name and style mean to a paper: `strong`, `em`, `u`, `s`, `sup`, `sub`. */
export function marksOf(name: string, style: ReadonlyMap<string, string>): string[] {
  const marks = new Set([TAG_MARKS[name] ?? ''])
  const weight = style.get('font-weight') ?? ''
  const lines = `${style.get('text-decoration') ?? ''} ${style.get('text-decoration-line') ?? ''}`.toLowerCase()
  if (isBold(weight)) marks.add('strong')
  // Google Docs wraps all that is copied in such a `b`.
  if (isNotBold(weight)) marks.delete('strong')
  if (/^(italic|oblique)/i.test(style.get('font-style') ?? '')) marks.add('em')
  if (/^normal/i.test(style.get('font-style') ?? '')) marks.delete('em')
  if (lines.includes('underline')) marks.add('u')
  if (lines.includes('line-through')) marks.add('s')
  const raised = style.get('vertical-align')?.toLowerCase()
  if (raised === 'super' || raised === 'sub') marks.add(raised === 'super' ? 'sup' : 'sub')
  marks.delete('')
  return [...marks]
}
