import { styleOf } from './inline-style.ts'

type WordItem = { paragraph: Element; level: number; isOrdered: boolean; start: number }
type OpenList = { list: Element; item: Element; isOrdered: boolean }

/** Word's lists are paragraphs that say `mso-list:l0 level2 lfo1` and carry their bullet or number as text that is to be ignored. */
const LIST = /^l\d+\s+level(\d+)/i

function markerIn(paragraph: Element): Element | undefined {
  return [...paragraph.querySelectorAll('[style]')].find((one) => /^ignore/i.test(styleOf(one).get('mso-list') ?? ''))
}

function maybeItem(element: Element): WordItem | undefined {
  const found = LIST.exec(styleOf(element).get('mso-list') ?? '')
  if (!found) return undefined
  const marker = markerIn(element)
  const said = marker?.textContent?.replace(/[\s\u00a0]/g, '') ?? ''
  const number = /^\(?(\d{1,6})[.)]*$/.exec(said)
  const isOrdered = number !== null || /^\(?([a-z]{1,4}|\d+(\.\d+)+)[.)]+$/i.test(said)
  return { paragraph: element, level: Math.max(1, Number(found[1])), isOrdered, start: Number(number?.[1] ?? 1) }
}

/** The paragraph without the text that stands for its bullet, and without the wrappers that held nothing else. */
function withoutMarker({ paragraph }: WordItem): Element {
  let marker = markerIn(paragraph)
  while (marker && marker !== paragraph) {
    const parent: Element | null = marker.parentElement
    marker.remove()
    marker = parent && parent.textContent === '' ? parent : undefined
  }
  paragraph.removeAttribute('style')
  return paragraph
}

function buildList(document: Document, items: readonly WordItem[]): Element {
  const root = document.createElement('div')
  const open: OpenList[] = []
  for (const item of items) {
    const level = Math.min(item.level, open.length + 1)
    open.length = Math.min(open.length, level)
    if (open.length === level && open[level - 1]!.isOrdered !== item.isOrdered) open.length = level - 1
    if (open.length < level) {
      const list = document.createElement(item.isOrdered ? 'ol' : 'ul')
      if (item.isOrdered && item.start > 1) list.setAttribute('start', String(item.start))
      ;(open.at(-1)?.item ?? root).append(list)
      open.push({ list, item: list, isOrdered: item.isOrdered })
    }
    const current = open[level - 1]!
    current.item = document.createElement('li')
    current.item.append(withoutMarker(item))
    current.list.append(current.item)
  }
  return root
}

/** The next element where nothing but white space and comments stands between. */
function nextBeside(element: Element): Element | undefined {
  let next = element.nextSibling
  while (next && (next.nodeType === 8 || (next.nodeType === 3 && next.textContent!.trim() === ''))) next = next.nextSibling
  return next?.nodeType === 1 ? (next as Element) : undefined
}

/** Makes real lists of Word's list paragraphs, each run of them with its levels. */
export function buildWordLists(document: Document): void {
  const taken = new Set<Element>()
  for (const paragraph of document.querySelectorAll('[style*="mso-list" i]')) {
    if (taken.has(paragraph) || !paragraph.isConnected) continue
    const run: WordItem[] = []
    for (let next: Element | undefined = paragraph; next; next = nextBeside(next)) {
      const item = maybeItem(next)
      if (!item) break
      run.push(item)
      taken.add(next)
    }
    if (run.length === 0) continue
    const place = document.createComment('')
    paragraph.before(place)
    place.replaceWith(buildList(document, run))
  }
}
