import { isPrintable } from '@concord/paper'
import { expect, test } from 'vitest'
import { buildCoverage } from './font-coverage.ts'
import { readFontFiles } from './font-files.ts'

test('what writers are told about characters is what the fonts of the PDF have', () => {
  const covers = buildCoverage(readFontFiles())
  const wrong: string[] = []
  for (let point = 0; point <= 0x3ffff; point += 1) {
    const character = String.fromCodePoint(point)
    const isHalf = point >= 0xd800 && point <= 0xdfff
    if (!isHalf && isPrintable(character) !== covers(character)) wrong.push(point.toString(16))
  }
  expect(wrong).toEqual([])
})
