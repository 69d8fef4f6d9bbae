import type { Authority, FigureFile } from '@concord/contract'
import type { AuthorityRow } from '../storage/authority-queries.ts'
import type { PaperFileRow } from '../storage/file-queries.ts'

export const presentFigureFile = ({ sha256, mediaType, width, height, size }: PaperFileRow): FigureFile => ({
  sha256,
  mediaType,
  width,
  height,
  size,
})

export const presentAuthority = ({ id, name, shortName, country, retiredAt }: AuthorityRow): Authority => ({
  id,
  name,
  shortName,
  country,
  retired: retiredAt !== null,
})
