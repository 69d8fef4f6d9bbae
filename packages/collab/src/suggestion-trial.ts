import { keepsBase, type PaperNode, type PersonId } from '@concord/paper'
import * as Y from 'yjs'
import { follow } from './follow.ts'
import { ROOT_NAME } from './known-text.ts'
import { readElement } from './read-content.ts'

/**
 * A copy of the judged text on which updates are tried whose authors may only suggest (rule G8). It is read block by block, and a block
 * only when it has changed, so that judging a keystroke costs what its paragraph costs.
 */
export class SuggestionTrial {
  private readonly doc = new Y.Doc()
  private readonly root = this.doc.getXmlFragment(ROOT_NAME)
  private readonly known = new Map<object, PaperNode>()
  private blocks: readonly PaperNode[] = []

  /** `text`: the judged text as one update. */
  constructor(text: Uint8Array) {
    this.doc.on('afterTransaction', ({ changedParentTypes }: Y.Transaction) => {
      for (const type of changedParentTypes.keys()) this.known.delete(type)
    })
    this.take(text)
  }

  /** Follows the judged text. */
  take(update: Uint8Array): void {
    follow(this.doc, () => Y.applyUpdate(this.doc, update))
    this.blocks = this.readBlocks()
  }

  /** Takes an update in, and says whether all that it does is to make, change or withdraw this person's suggestions. Where not, the copy is of no more use. */
  isMereSuggestion(update: Uint8Array, personId: PersonId): boolean {
    const before = this.blocks
    this.take(update)
    return keepsBase(before, this.blocks, personId)
  }

  private readBlocks(): PaperNode[] {
    const elements = this.root.toArray().filter((child) => child instanceof Y.XmlElement)
    if (this.known.size > 2 * elements.length + 100) this.known.clear()
    return elements.map((element) => {
      const known = this.known.get(element) ?? readElement(element)
      this.known.set(element, known)
      return known
    })
  }
}
