import * as Y from 'yjs'
import { follow } from './follow.ts'
import { ROOT_NAME } from './known-text.ts'
import { stepsBack } from './restored-run.ts'
import { markChange, type SurvivingChild, survivingChildren, survivingUnits } from './surviving-parts.ts'

/** What is to be restored, all as whole texts of one section: `now` is the text that it has, `wanted` the earlier one that it shall have again. */
export type Restoring = {
  now: Uint8Array
  wanted: Uint8Array
  /** The text that the person saw who asked for it. What came after stays. */
  seen: Uint8Array
  /** Under which fresh client id the words of an earlier one come back: whose words they were, theirs they are again. */
  clients: ReadonlyMap<number, number>
  /** The fresh client id of the person who restores: for marks, attributes, and what nobody wrote. */
  own: number
}

/** An edit with the client ids that it is written under. */
export type Restored = { bytes: Uint8Array; clients: number[] }

/**
 * The edit that turns a text back into an earlier one, or undefined where nothing is different. Characters that both texts hold stay as
 * they are, with their authors; what is gone is written anew; what was not there is deleted, unless it came after what the person saw.
 * No copy anywhere has to be forgotten for it, so nobody's unsent words are.
 */
export function encodeRestored(restoring: Restoring): Restored | undefined {
  const now = docOf(restoring.now)
  const updates: Uint8Array[] = []
  now.on('update', (update: Uint8Array) => updates.push(update))
  const before = Y.decodeStateVector(Y.encodeStateVector(now))
  const restorer = new Restorer(now, restoring)
  now.transact(() => restorer.restoreChildren(now.getXmlFragment(ROOT_NAME), docOf(restoring.wanted).getXmlFragment(ROOT_NAME)))
  if (updates.length === 0) return undefined
  const after = Y.decodeStateVector(Y.encodeStateVector(now))
  return { bytes: Y.mergeUpdates(updates), clients: [...after.keys()].filter((client) => !before.has(client)) }
}

function docOf(bytes: Uint8Array): Y.Doc {
  const doc = new Y.Doc()
  doc.getXmlFragment(ROOT_NAME)
  follow(doc, () => Y.applyUpdate(doc, bytes))
  return doc
}

type Parent = Y.XmlFragment | Y.XmlElement

/** Goes through both texts at once. What both hold stands in the same order in both, because Yjs never moves anything. */
class Restorer {
  private readonly doc: Y.Doc
  private readonly restoring: Restoring
  private readonly seen: ReadonlyMap<number, number>

  constructor(doc: Y.Doc, restoring: Restoring) {
    this.doc = doc
    this.restoring = restoring
    this.seen = Y.decodeStateVector(Y.encodeStateVectorFromUpdate(restoring.seen))
  }

  restoreChildren(now: Parent, wanted: Parent): void {
    const [standing, earlier] = [survivingChildren(now), survivingChildren(wanted)]
    const stands = new Set(standing.map(({ key }) => key))
    const isWanted = new Set(earlier.map(({ key }) => key))
    let at = 0
    let next = 0
    const passOthers = () => {
      for (; next < standing.length && !isWanted.has(standing[next]!.key); next += 1) at += this.letGo(now, at, standing[next]!)
    }
    for (const child of earlier) {
      if (stands.has(child.key)) {
        passOthers()
        this.restore(standing[next]!.type, child.type)
        next += 1
      } else this.bringBack(now, at, child)
      at += 1
    }
    passOthers()
  }

  private restore(now: SurvivingChild['type'], wanted: SurvivingChild['type']): void {
    if (now instanceof Y.XmlText && wanted instanceof Y.XmlText) this.restoreText(now, wanted)
    if (!(now instanceof Y.XmlElement && wanted instanceof Y.XmlElement)) return
    this.restoreAttributes(now, wanted)
    this.restoreChildren(now, wanted)
  }

  /** Deletes what was not there, as far as it was seen. Answers how many children are left of it: none or one. */
  private letGo(parent: Parent, at: number, child: SurvivingChild): 0 | 1 {
    if (this.wasSeenWhole(child)) {
      parent.delete(at, 1)
      return 0
    }
    if (child.type instanceof Y.XmlText) this.restoreText(child.type, new Y.XmlText())
    else {
      let inner = 0
      for (const grandchild of survivingChildren(child.type)) inner += this.letGo(child.type, inner, grandchild)
    }
    return 1
  }

  private wasSeenWhole(child: SurvivingChild): boolean {
    if (!this.wasSeen(child)) return false
    if (child.type instanceof Y.XmlText) return survivingUnits(child.type).every(this.wasSeen)
    return survivingChildren(child.type).every((grandchild) => this.wasSeenWhole(grandchild))
  }

  private readonly wasSeen = ({ client, clock }: { client: number; clock: number }): boolean => clock < (this.seen.get(client) ?? 0)

  private bringBack(parent: Parent, at: number, { client, type }: SurvivingChild): void {
    this.writeAs(client)
    const fresh = type instanceof Y.XmlText ? new Y.XmlText() : new Y.XmlElement(type.nodeName)
    parent.insert(at, [fresh])
    this.restore(fresh, type)
  }

  private restoreText(now: Y.XmlText, wanted: Y.XmlText): void {
    let at = 0
    for (const step of stepsBack(survivingUnits(now), survivingUnits(wanted), this.wasSeen)) {
      if (step.kind === 'delete') {
        now.delete(at, step.length)
        continue
      }
      if (step.kind === 'insert') {
        this.writeAs(step.client)
        now.insert(at, step.words, { ...step.to })
      } else this.restoreMarks(now, at, step)
      at += step.kind === 'insert' ? step.words.length : step.length
    }
  }

  private restoreMarks(text: Y.XmlText, at: number, { length, from, to }: { length: number; from: object; to: object }): void {
    const change = markChange({ ...from }, { ...to })
    if (Object.keys(change).length === 0) return
    this.doc.clientID = this.restoring.own
    text.format(at, length, change)
  }

  private restoreAttributes(now: Y.XmlElement, wanted: Y.XmlElement): void {
    const change = markChange(now.getAttributes(), wanted.getAttributes())
    for (const [name, value] of Object.entries(change)) {
      const set = now._map.get(name)
      if (set && !this.wasSeen(set.id)) continue
      this.doc.clientID = this.restoring.own
      if (value === null) now.removeAttribute(name)
      else now.setAttribute(name, value as string)
    }
  }

  /** Whoever wrote something writes it again. */
  private writeAs(client: number): void {
    this.doc.clientID = this.restoring.clients.get(client) ?? this.restoring.own
  }
}
