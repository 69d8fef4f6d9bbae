import type { Editor } from '@tiptap/core'
import { useEffect, useSyncExternalStore } from 'react'
import { showSought } from '../find/find-marks.ts'
import { patternOf } from '../find/find-matches.ts'
import { BlockHandle } from './BlockHandle.tsx'
import { type PaperWriting, useMaybePaperWriting } from './paper-writing-context.tsx'
import './writing.css'

type SectionWritingProps = { editor: Editor; sectionId: string; isEditable: boolean }

/** Makes a section's editor known to the tools that work on the whole paper, and shows what they mark in it. */
export function SectionWriting({ editor, sectionId, isEditable }: SectionWritingProps) {
  const writing = useMaybePaperWriting()
  useEffect(() => writing?.editors.register(sectionId, editor), [writing, sectionId, editor])
  return (
    <>
      {writing && <SoughtWords writing={writing} editor={editor} sectionId={sectionId} />}
      {isEditable && <BlockHandle editor={editor} />}
    </>
  )
}

function SoughtWords({ writing: { find }, editor, sectionId }: { writing: PaperWriting; editor: Editor; sectionId: string }) {
  const { isOpen, query, matches, current } = useSyncExternalStore(find.subscribe, () => find.snapshot)
  const match = matches[current]
  const index = match?.sectionId === sectionId ? match.index : undefined
  useEffect(() => {
    if (!editor.isDestroyed) showSought(editor.view, { pattern: isOpen ? patternOf(query) : undefined, current: index })
  }, [editor, isOpen, query, index])
  return null
}
