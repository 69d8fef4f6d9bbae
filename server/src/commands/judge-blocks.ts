import { addresseesOf, fileOf, nodesBelow, type SectionContent } from '@concord/paper'
import type { Queryable } from '../deps.ts'
import { AppError } from '../http/app-error.ts'
import { listAuthorities } from '../storage/authority-queries.ts'
import { findPaperFiles } from '../storage/file-queries.ts'
import type { PaperPlace } from '../storage/paper-queries.ts'

/** The approved text of one section. */
export type ApprovedText = { id: string; title: string; content: SectionContent }

type Place = Pick<PaperPlace, 'paper' | 'edition'>

/** Every recommendation asks somebody whom the edition knows (product.md); 409 naming those that do not, by number. */
export async function mustBeAddressed(db: Queryable, { edition }: Place, texts: readonly ApprovedText[]): Promise<void> {
  const known = new Set((await listAuthorities(db, edition.id)).map(({ id }) => id))
  const all = texts.flatMap(({ id, title, content }) =>
    [...nodesBelow(content, 'recommendation')].map((node) => ({ sectionId: id, section: title, node })),
  )
  const open = all.flatMap(({ node, ...where }, index) =>
    addresseesOf(node).some((id) => known.has(id)) ? [] : [{ ...where, number: `R${index + 1}` }],
  )
  if (open.length === 0) return
  const names = open.map(({ number }) => number).join(', ')
  throw new AppError('recommendation_without_addressee', `Say who should act on ${names}.`, { recommendations: open })
}

/** Every figure shows an image that was uploaded for this paper and has words for those who do not see it; 409 naming those that do not. */
export async function mustShowFigures(db: Queryable, { paper }: Place, texts: readonly ApprovedText[]): Promise<void> {
  const all = texts.flatMap(({ id, title, content }) =>
    [...nodesBelow(content, 'figure')].map((node) => ({ sectionId: id, section: title, node })),
  )
  const named = all.flatMap(({ node }) => fileOf(node) ?? [])
  const known = new Set((await findPaperFiles(db, paper.id, [...new Set(named)])).map(({ sha256 }) => sha256))
  const lacking = all.flatMap(({ node, ...where }, index) => {
    const hasAlt = typeof node.attrs?.alt === 'string' && node.attrs.alt.trim() !== ''
    const missing = !known.has(fileOf(node) ?? '') ? 'image' : hasAlt ? undefined : 'description'
    return missing ? [{ ...where, number: index + 1, missing }] : []
  })
  if (lacking.length === 0) return
  const numbers = lacking.map(({ number }) => number).join(', ')
  throw new AppError('figure_incomplete', `Figures without an image or a description: ${numbers}.`, { figures: lacking })
}
