import { expect, test } from 'vitest'
import { buildCoverage } from './font-coverage.ts'
import { readFontFiles } from './font-files.ts'

const covers = buildCoverage(readFontFiles())
const missing = (characters: string) => [...characters].filter((character) => !covers(character))

const ALPHABETS = {
  bg: 'АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЬЮЯабвгдежзийклмнопрстуфхцчшщъьюя',
  el: 'ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩαβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰΆΈΉΊΌΎΏΪΫ',
  latin:
    'áéíóúýäëïöüÿâêîôûàèìòùåæœøñçßãõčďěňřšťůžąćęłńśźżāēģīķļņūėįųőűăîșțġħċżđðþÁÉÍÓÚÝÄËÏÖÜÂÊÎÔÛÀÈÌÒÙÅÆŒØÑÇẞÃÕČĎĚŇŘŠŤŮŽĄĆĘŁŃŚŹŻĀĒĢĪĶĻŅŪĖĮŲŐŰĂÎȘȚĠĦĊŻĐ',
  signs: '€£§°±×÷≤≥≠≈→←↔⇒•▪●◦■□–—…“”„‚‘’«»‹›†‡‰²³½¼⅓™®©✓✔✗★−\u00a0\u2009\u202f\u00ad\u200b',
}

test.each(Object.entries(ALPHABETS))('the fonts of the PDF have every letter of %s in every style', (_, letters) => {
  expect(missing(letters)).toEqual([])
})

test('what the fonts lack is known', () => {
  expect(missing('a漢\u{1f389}ش')).toEqual(['漢', '\u{1f389}', 'ش'])
})
