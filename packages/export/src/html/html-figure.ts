import type { PrintFigure } from '../print-paper.ts'
import { LABELS } from '../words/labels.ts'
import { escapeHtml } from './escape.ts'

/** The image as part of the file itself: nothing is fetched. */
const dataAddress = ({ file }: PrintFigure): string => `data:${file.mediaType};base64,${Buffer.from(file.bytes).toString('base64')}`

/** A figure with its number and caption. `caption` is HTML; `lang` marks our own words. */
export function figureHtml(figure: PrintFigure, caption: string, lang: string): string {
  const { file, alt, number, width } = figure
  const image =
    `<img src="${dataAddress(figure)}" alt="${escapeHtml(alt)}" width="${file.width}" height="${file.height}" ` +
    `style="width:${Math.round(width * 100)}%">`
  const label = `<span class="label"${lang}>${LABELS.figure} ${number}</span>`
  return `<figure id="figure-${number}">${image}<figcaption>${label}${caption === '' ? '' : ` ${caption}`}</figcaption></figure>`
}
