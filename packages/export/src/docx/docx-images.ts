import { type WordImage, wordImage } from '../images/word-image.ts'
import { figuresOf, type PrintPaper } from '../print-paper.ts'
import { RenditionError, type RenditionFinding } from '../rendition-error.ts'

/** The images of a paper's figures as Word takes them, by the SHA-256 of the file. */
export type DocxImages = ReadonlyMap<string, WordImage>

/** Makes every image that the paper shows ready for Word. Throws `RenditionError` for those that are damaged. */
export async function docxImages(paper: PrintPaper): Promise<DocxImages> {
  const images = new Map<string, WordImage>()
  const findings: RenditionFinding[] = []
  for (const section of paper.sections) {
    for (const { file, number } of figuresOf(section.blocks)) {
      if (images.has(file.sha256)) continue
      try {
        images.set(file.sha256, await wordImage(file))
      } catch {
        const message = `Section “${section.title}”: the image of figure ${number} is damaged. Upload it again.`
        findings.push({ sectionId: section.id, rule: 'damaged_image', message })
      }
    }
  }
  if (findings.length > 0) throw new RenditionError(findings)
  return images
}
