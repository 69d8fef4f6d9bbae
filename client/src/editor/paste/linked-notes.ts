import { POLICY_LIMITS } from '@concord/paper'

/** What this module leaves in place of a mark that led to a note; the paper's own footnote reads it (`footnote.ts`). */
export const NOTE_TEXT = 'data-text'

const nameOf = (anchor: Element): string => (anchor.getAttribute('href') ?? '').slice(1)

/** Ids and names, first come first served, so that a note is found without asking the page for each. */
function places(document: Document): Map<string, Element> {
  const found = new Map<string, Element>()
  for (const element of document.querySelectorAll('[id], a[name]')) {
    for (const name of [element.getAttribute('id'), element.getAttribute('name')]) if (name && !found.has(name)) found.set(name, element)
  }
  return found
}

const NOTE_BLOCKS = 'li, dd, aside, div, p, td'

/** The block that holds a note, from the place its mark leads to: that place itself, or what is around it. */
function noteAround(target: Element): Element | undefined {
  if (target.matches('li, dd, aside, div, p')) return target
  const block = target.closest(NOTE_BLOCKS)
  const wrapper = block?.parentElement
  const isWrapped = wrapper?.matches('[style*="mso-element:footnote" i], [style*="mso-element:endnote" i], [id^="sdfootnote" i]')
  return (isWrapped ? wrapper : block) ?? undefined
}

const FOLLOWS = 4

/** A mark and its note name each other; the note is the later one. */
function noteOf(mark: Element, named: ReadonlyMap<string, Element>): { note: Element; back: Element } | undefined {
  const target = named.get(nameOf(mark))
  if (!target || !(mark.compareDocumentPosition(target) & FOLLOWS)) return undefined
  const note = noteAround(target)
  if (!note || note.contains(mark)) return undefined
  const back = [...note.querySelectorAll('a[href^="#"]')].find((one) => {
    const origin = named.get(nameOf(one))
    return origin !== undefined && (origin === mark || origin.contains(mark) || mark.contains(origin))
  })
  return back && { note, back }
}

function wordsOf(note: Element, back: Element): string {
  const copy = note.cloneNode(true) as Element
  const place = [...note.querySelectorAll('a[href^="#"]')].indexOf(back)
  copy.querySelectorAll('a[href^="#"]')[place]?.remove()
  return copy
    .textContent!.replace(/\s+/g, ' ')
    .replace(/^[\s\d.[\]^↑*)]{0,6}\s/, '')
    .trim()
    .slice(0, POLICY_LIMITS.footnote)
}

/** Footnotes as programs copy them (a mark that leads to a note, the note leading back) become notes at their place in the text. */
export function flattenNotes(document: Document): void {
  const named = places(document)
  const notes = new Set<Element>()
  for (const mark of document.querySelectorAll('a[href^="#"]')) {
    const found = noteOf(mark, named)
    if (!found) continue
    const text = wordsOf(found.note, found.back)
    if (text === '') continue
    const note = document.createElement('sup')
    note.setAttribute('data-footnote', '')
    note.setAttribute(NOTE_TEXT, text)
    const raised = mark.parentElement
    const isAlone = raised?.tagName === 'SUP' && raised.textContent === mark.textContent
    ;(isAlone ? raised : mark).replaceWith(note)
    notes.add(found.note)
  }
  for (const note of notes) note.remove()
}
