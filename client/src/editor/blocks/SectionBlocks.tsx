import type { Editor } from '@tiptap/core'
import { NodeSelection } from '@tiptap/pm/state'
import { useEditorState } from '@tiptap/react'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNotify } from '../../ui/notices.tsx'
import { BlockDialog, type DetailsProps } from './BlockDialogs.tsx'
import { handleOf } from './block-handle.ts'
import { FigureUploads } from './FigureUploads.tsx'
import { NewFootnoteDialog } from './FootnoteDialog.tsx'
import { FootnoteList } from './FootnoteList.tsx'
import { mayChangeFields } from './may-change.ts'
import { useMaybePaperAround, useSectionStart } from './numbering-context.tsx'
import { notesOf, numberAt, setSectionStart } from './numbers.ts'
import { useFigureUploads } from './use-figure-uploads.ts'
import type { BlockRequests } from './use-policy-blocks.ts'

type SectionBlocksProps = { editor: Editor; sectionId: string; requests: BlockRequests }
type Opened = Omit<DetailsProps, 'onClose' | 'editor'> & { kind: string }

function openedAt(editor: Editor, pos: number): Opened | undefined {
  const node = editor.state.doc.nodeAt(pos)
  const handle = handleOf(editor.state, pos)
  if (!node || !handle) return undefined
  return { kind: node.type.name, handle, attributes: node.attrs, number: numberAt(editor.state, pos) ?? 0 }
}

/** What stands beside a section's editor: its footnotes, images on their way, and the dialogs of its blocks. */
export function SectionBlocks({ editor, sectionId, requests }: SectionBlocksProps) {
  const { t } = useTranslation('blocks')
  const notify = useNotify()
  const { asked, files, settle } = requests
  const start = useSectionStart(sectionId)
  const notes = useEditorState({ editor, selector: () => (editor.isDestroyed ? [] : notesOf(editor.state)) })
  const { uploads, add, dismiss } = useFigureUploads(editor, useMaybePaperAround()?.paperId)
  const [opened, setOpened] = useState<Opened>()
  const [isNoteAsked, setNoteAsked] = useState(false)
  const picker = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (!editor.isDestroyed) setSectionStart(editor.view, start)
  }, [editor, start])

  const answer = useEffectEvent(() => {
    if (asked?.kind === 'details' && mayChangeFields(editor)) setOpened(openedAt(editor, asked.pos))
    if (asked?.kind === 'footnote' && mayChangeFields(editor)) setNoteAsked(true)
    else if (asked?.kind === 'footnote') notify({ kind: 'info', title: t('footnote.notSuggested') })
    if (asked?.kind === 'image') picker.current?.click()
    if (files.length > 0) add(files)
    settle()
  })
  useEffect(() => {
    if (asked || files.length > 0) answer()
  }, [asked, files])

  return (
    <>
      <FootnoteList notes={notes} start={start.footnote} anchor={sectionId} onBack={(place) => selectNote(editor, place)} />
      <FigureUploads uploads={uploads} onDismiss={dismiss} />
      <input
        ref={picker}
        type="file"
        accept="image/png,image/jpeg,image/webp"
        aria-label={t('figure.choose')}
        hidden
        onChange={(event) => {
          add([...(event.target.files ?? [])])
          event.target.value = ''
        }}
      />
      {isNoteAsked && <NewFootnoteDialog editor={editor} onClose={() => setNoteAsked(false)} />}
      {opened && <BlockDialog {...opened} editor={editor} onClose={() => setOpened(undefined)} />}
    </>
  )
}

/** Selects a footnote in the text, by its place among the section's. */
function selectNote(editor: Editor, place: number): void {
  let seen = 0
  let at: number | undefined
  editor.state.doc.descendants((node, pos) => {
    if (node.type.name === 'footnote' && seen++ === place) at = pos
    return at === undefined
  })
  if (at === undefined) return
  editor.view.dispatch(editor.state.tr.setSelection(NodeSelection.create(editor.state.doc, at)).scrollIntoView())
  editor.view.focus()
}
