/** Somebody whose words stand in a text. */
export type Hand = { id: string; name: string; organisation: string | null }

/** By what words are told apart: by who wrote them, or for which organisation. */
export type HandMode = 'person' | 'organisation'

/** How a hand is shown: initials and a pattern as well as a colour. `look` is one of `LOOKS` colours with their underlines. */
export type HandLabel = { key: string; initials: string; name: string; detail: string | null; look: number }

/** How many colours with underlines there are in `hands.css`. */
export const LOOKS = 10

const wordsOf = (name: string): string[] => name.split(/[\s–-]+/u).filter((word) => /^[\p{L}\p{N}]/u.test(word))

/** First letters: of first and last name, or of the first three words of an organisation. */
function initialsOf(name: string, mode: HandMode): string {
  const words = wordsOf(name)
  const chosen = mode === 'person' && words.length > 2 ? [words[0]!, words.at(-1)!] : words.slice(0, 3)
  return chosen.map((word) => word[0]!.toUpperCase()).join('') || '?'
}

/** Gives everybody who wrote a label of their own; the same one however often it is asked for. */
export class HandLabels {
  private readonly mode: HandMode
  private readonly nobody: string
  private readonly labels = new Map<string, HandLabel>()
  private readonly taken = new Set<string>()

  /** `nobody` names what people without an organisation wrote. */
  constructor(mode: HandMode, nobody: string) {
    this.mode = mode
    this.nobody = nobody
  }

  of(hand: Hand): HandLabel {
    const isPerson = this.mode === 'person'
    const key = isPerson ? hand.id : (hand.organisation ?? '-')
    const known = this.labels.get(key)
    if (known) return known
    const name = isPerson ? hand.name : (hand.organisation ?? this.nobody)
    const detail = isPerson ? hand.organisation : null
    const label = { key, initials: this.ownInitials(initialsOf(name, this.mode)), name, detail, look: this.labels.size % LOOKS }
    this.labels.set(key, label)
    return label
  }

  private ownInitials(initials: string): string {
    let own = initials
    for (let number = 2; this.taken.has(own); number += 1) own = `${initials}${number}`
    this.taken.add(own)
    return own
  }
}

/** `Rūta Balsytė, KlasterLT` */
export const fullName = ({ name, detail }: Pick<HandLabel, 'name' | 'detail'>): string => (detail ? `${name}, ${detail}` : name)
