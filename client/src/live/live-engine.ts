import { dropWords, keepWords, listWords, SectionRoom, type SectionRoomOptions } from '@concord/collab/browser'

/** The heavy half of the live channel (Yjs and its provider), loaded after the paper can be read. */
export const liveEngine = {
  openRoom: (options: SectionRoomOptions): SectionRoom => new SectionRoom(options),
  keepWords,
  listWords,
  dropWords,
}
export type LiveEngine = typeof liveEngine
