import { useState } from 'react'
import { usePasteNotices } from '../paste/use-paste-notices.ts'
import { useMaybePaperWriting } from './paper-writing-context.tsx'
import type { WritingOptions } from './writing-extensions.ts'

/** What a section's editor is told of its paper for writing. The answer never changes. */
export function useWritingOptions(): WritingOptions {
  const paste = usePasteNotices()
  const language = useMaybePaperWriting()?.language ?? 'en'
  return useState<WritingOptions>(() => ({ language, paste }))[0]
}
