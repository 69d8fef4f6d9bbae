import { isAllowedLink } from '@concord/paper'
import { isHidden, marksOf, styleOf } from './inline-style.ts'
import { NOTE_TEXT } from './linked-notes.ts'
import type { PasteLosses } from './paste-losses.ts'
import { rebuildTable } from './rebuild-table.ts'

/** Deeper than this only words are taken: every reader walks the tree by recursion. */
const MAX_DOM_DEPTH = 200

const DROPPED = new Set(
  'script style meta link title head template noscript iframe object embed input select textarea button video audio canvas math xml o:p map area hr base form-field comment'.split(
    ' ',
  ),
)
const IMAGES = new Set(['img', 'svg', 'picture', 'v:imagedata'])
const DROPPED_PARTS = /mso-element:\s*comment-list|mso-comment-/i
/** Blocks that only group others. What stands in them without a paragraph becomes one. */
const GROUPS = new Set(
  'div section article main header footer nav aside address center details summary fieldset form dl dt dd figure figcaption body li td th caption'.split(
    ' ',
  ),
)

type Place = { depth: number; isInItem: boolean; isInHeading: boolean; isInLink: boolean }

/** Rebuilds a foreign page from nothing but what a paper can hold. Classes, styles, scripts and events have no place in it. */
export class Rebuild {
  private readonly document: Document
  private readonly losses: PasteLosses

  constructor(document: Document, losses: PasteLosses) {
    this.document = document
    this.losses = losses
  }

  fill(from: Element, into: Element, place: Place = { depth: 0, isInItem: false, isInHeading: false, isInLink: false }): void {
    for (const child of from.childNodes) {
      if (child.nodeType === 3) into.append(child.textContent!)
      else if (child.nodeType === 1) this.add(child as Element, into, { ...place, depth: place.depth + 1 })
    }
  }

  private add(element: Element, into: Element, place: Place): void {
    const name = element.tagName.toLowerCase()
    const style = styleOf(element)
    if (IMAGES.has(name)) {
      this.losses.images += 1
      return
    }
    if (DROPPED.has(name) || isHidden(style) || DROPPED_PARTS.test(element.getAttribute('style') ?? '')) return
    if (place.depth > MAX_DOM_DEPTH) {
      into.append(element.textContent!)
      return
    }
    if (name === 'br') this.addBreak(element, into)
    else if (name === 'ul' || name === 'ol') this.addList(element, name, into, place)
    else if (name === 'table')
      rebuildTable(element as HTMLTableElement, into, this.losses, (from, to) => this.fill(from, to, { ...place, isInItem: false }))
    else if (name === 'blockquote') this.addBlock('blockquote', element, into, place)
    else if (name === 'pre') this.addLines(element, into)
    else if (name === 'p' || /^h[1-6]$/.test(name)) this.addParagraph(element, name, style, into, place)
    else if (GROUPS.has(name)) this.addBlock('div', element, into, place)
    else this.addInline(element, name, style, into, place)
  }

  /** A line break between blocks, and the one that browsers add, is nobody's. */
  private addBreak(element: Element, into: Element): void {
    if (element.hasAttribute('clear')) return
    const isBetweenBlocks =
      !element.parentElement || /^(body|ul|ol|table|tr)$/i.test(element.parentElement.tagName) || hasBlocksBeside(element)
    if (!isBetweenBlocks && element.className !== 'Apple-interchange-newline') into.append(this.document.createElement('br'))
  }

  private addBlock(name: string, element: Element, into: Element, place: Place): void {
    const block = this.document.createElement(name)
    this.fill(element, block, place)
    if (block.childNodes.length > 0) into.append(block)
  }

  /** Programs put the lists of the next level beside an item instead of into it. */
  private addList(element: Element, name: 'ul' | 'ol', into: Element, place: Place): void {
    // A level without items of its own goes on below what stands above it.
    const above = into.lastElementChild?.matches('ul, ol') ? into.lastElementChild.lastElementChild : null
    if (above && element.firstElementChild && [...element.children].every(({ tagName }) => tagName === 'UL' || tagName === 'OL')) {
      return this.fill(element, above, { ...place, isInItem: true })
    }
    const list = this.document.createElement(name)
    const start = Number.parseInt(element.getAttribute('start') ?? '', 10)
    if (name === 'ol' && start >= 0 && start <= 1_000_000) list.setAttribute('start', String(start))
    const inside = { ...place, isInItem: true }
    let item: Element | undefined
    for (const child of element.childNodes) {
      if (child.nodeType !== 1) continue
      const isItem = (child as Element).tagName === 'LI'
      if (isItem || !item) {
        item = this.document.createElement('li')
        list.append(item)
      }
      if (isItem) this.fill(child as Element, item, { ...inside, depth: place.depth + 1 })
      else this.add(child as Element, item, { ...inside, depth: place.depth + 1 })
    }
    if (list.childNodes.length > 0) into.append(list)
  }

  private addLines(element: Element, into: Element): void {
    const paragraph = this.document.createElement('p')
    for (const [at, line] of element.textContent!.replace(/\n$/, '').split('\n').entries()) {
      if (at > 0) paragraph.append(this.document.createElement('br'))
      paragraph.append(line)
    }
    into.append(paragraph)
  }

  private addParagraph(element: Element, name: string, style: ReadonlyMap<string, string>, into: Element, place: Place): void {
    const level = place.isInItem ? undefined : headingLevel(element, name, style)
    const block = this.document.createElement(level ? `h${Math.min(level, 3)}` : 'p')
    this.fill(element, block, { ...place, isInHeading: level !== undefined })
    const isEmpty = block.textContent!.trim() === '' && !block.querySelector('[data-footnote], table, ul, ol')
    if (!isEmpty) into.append(block)
  }

  private addInline(element: Element, name: string, style: ReadonlyMap<string, string>, into: Element, place: Place): void {
    if (element.hasAttribute('data-footnote')) {
      const note = this.document.createElement('sup')
      note.setAttribute('data-footnote', '')
      note.setAttribute(NOTE_TEXT, element.getAttribute(NOTE_TEXT) ?? '')
      into.append(note)
      return
    }
    // Word marks what a tracked change takes out.
    if (name === 'del' && (element.hasAttribute('datetime') || element.hasAttribute('cite'))) return
    if (style.has('mso-tab-count')) {
      into.append(' ')
      return
    }
    const href = name === 'a' ? this.linkOf(element) : undefined
    const marks = marksOf(name, style).filter(
      (mark) => !(place.isInHeading && mark === 'strong') && !(mark === 'u' && (href || place.isInLink)),
    )
    let inner = into
    for (const tag of [...(href ? ['a'] : []), ...marks]) {
      const wrapper = this.document.createElement(tag)
      if (tag === 'a') wrapper.setAttribute('href', href!)
      inner.append(wrapper)
      inner = wrapper
    }
    this.fill(element, inner, { ...place, isInLink: place.isInLink || href !== undefined })
  }

  private linkOf(element: Element): string | undefined {
    const href = (element.getAttribute('href') ?? '').trim()
    if (href === '' || href.startsWith('#')) return undefined
    const target = behindRedirect(href)
    if (isAllowedLink(target)) return target
    this.losses.links += 1
    return undefined
  }
}

/** Google Docs leads through its own address to where a link goes. */
function behindRedirect(href: string): string {
  if (!/^https:\/\/www\.google\.[a-z.]+\/url\?/i.test(href)) return href
  return new URLSearchParams(href.slice(href.indexOf('?'))).get('q') ?? href
}

const BLOCK_NAMES = /^(p|div|h[1-6]|ul|ol|table|blockquote|section|article|pre)$/i
const hasBlocksBeside = (element: Element): boolean =>
  [element.previousElementSibling, element.nextElementSibling].some((beside) => beside !== null && BLOCK_NAMES.test(beside.tagName))

/** Word says headings by tag, by class and by outline level. */
function headingLevel(element: Element, name: string, style: ReadonlyMap<string, string>): number | undefined {
  if (name !== 'p') return Number(name[1])
  if (/\bMsoTitle\b/.test(element.className)) return 1
  const byClass = /\bMsoHeading(\d)\b/.exec(element.className)
  const level = Number(byClass?.[1] ?? /^\d/.exec(style.get('mso-outline-level') ?? '')?.[0] ?? Number.NaN)
  return level >= 1 && level <= 9 ? level : undefined
}
