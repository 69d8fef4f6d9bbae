import { liveEngine } from './live-engine.ts'
import { PaperLive, type PaperLiveOptions } from './paper-live.ts'

/** Opens a paper's live end. Loaded after the paper can be read. */
export const openPaperLive = (options: Omit<PaperLiveOptions, 'engine'>): PaperLive => new PaperLive({ engine: liveEngine, ...options })
