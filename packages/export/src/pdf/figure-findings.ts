import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { placeOf } from '../normalise/normalise-paper.ts'
import { figuresOf, type PrintPaper } from '../print-paper.ts'
import type { RenditionFinding } from '../rendition-error.ts'
import { imagePath } from './typst-input.ts'

/** The figures whose images cannot be read, each tried alone: Typst does not say which one it was. The images are where it finds them. */
export function figureFindings(compiler: NodeCompiler, folder: string, paper: PrintPaper): RenditionFinding[] {
  const isBroken = (path: string): boolean => {
    compiler.mapShadow(`${folder}probe.typ`, Buffer.from(`#image(read("${path}", encoding: none), alt: "x")`))
    return compiler.compile({ mainFilePath: `${folder}probe.typ` }).result === null
  }
  return paper.sections.flatMap((section) =>
    figuresOf(section.blocks)
      .filter(({ file }) => isBroken(imagePath(file)))
      .map(({ number }): RenditionFinding => {
        const message = `${placeOf(section)}: the image of figure ${number} is damaged. Upload it again.`
        return { sectionId: section.id, rule: 'damaged_image', message }
      }),
  )
}
