import { AlignmentType, LevelFormat, type NumberingDefinition } from 'docx'
import type { PrintOrderedList } from '../print-paper.ts'

/** Word knows nine levels of a list; deeper ones share the last, with their own indent. */
const LEVELS = 9

/** How far each level is set in, in twentieths of a point. */
export const LEVEL_INDENT = 400

export const levelAt = (depth: number): number => Math.min(depth, LEVELS - 1)

const levels = Array.from({ length: LEVELS }, (_, level) => level)

const BULLETS = ['•', '–', '·']

/** The one list that all bullets belong to. */
export const BULLET_LIST: NumberingDefinition = {
  reference: 'bullets',
  levels: levels.map((level) => ({
    level,
    format: LevelFormat.BULLET,
    text: BULLETS[level % BULLETS.length]!,
    alignment: AlignmentType.LEFT,
    style: { paragraph: { indent: { left: (level + 1) * LEVEL_INDENT, hanging: LEVEL_INDENT } } },
  })),
}

const FORMATS: Record<string, (typeof LevelFormat)[keyof typeof LevelFormat]> = {
  '1': LevelFormat.DECIMAL,
  a: LevelFormat.LOWER_LETTER,
  A: LevelFormat.UPPER_LETTER,
  i: LevelFormat.LOWER_ROMAN,
  I: LevelFormat.UPPER_ROMAN,
}

/** A list of its own for each numbered list, so that it starts where its author wanted. `index` makes its name. */
export const numberedList = (list: PrintOrderedList, index: number): NumberingDefinition => ({
  reference: `numbers-${index}`,
  levels: levels.map((level) => ({
    level,
    format: FORMATS[list.numbering]!,
    text: `%${level + 1}.`,
    start: list.start,
    alignment: AlignmentType.LEFT,
    style: { paragraph: { indent: { left: (level + 1) * LEVEL_INDENT, hanging: LEVEL_INDENT } } },
  })),
})
