const LINE_BREAK = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/u
/** Controls that no file format shows, and marks that turn the direction of reading (every EU language runs left to right). */
const INVISIBLE = /[\p{Cc}\p{Bidi_Control}\ufeff]/gu

/** Lines of a run of text: line ends of every kind split it, a tab is a space, controls that nobody sees are left out. */
export const cleanLines = (text: string): string[] =>
  text
    .replaceAll('\t', ' ')
    .split(LINE_BREAK)
    .map((line) => line.replace(INVISIBLE, ''))

const BROKEN = /\p{Noncharacter_Code_Point}/u

/** A title or name on one line, without white space at its ends; what is broken in it shows as U+FFFD. */
export const cleanLine = (text: string): string =>
  cleanLines(text.toWellFormed()).join(' ').replaceAll(new RegExp(BROKEN, 'gu'), '\ufffd').trim()

/** Half of a surrogate pair or a code point that is no character: something damaged the text, and no file can hold it. */
export const isDamaged = (text: string): boolean => !text.isWellFormed() || BROKEN.test(text)
