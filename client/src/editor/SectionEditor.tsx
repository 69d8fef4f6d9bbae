import type { SectionRoom } from '@concord/collab/browser'
import { countWords, type PaperNode } from '@concord/paper'
import { EditorContent, useEditor } from '@tiptap/react'
import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useActiveEditor } from './active-editor.tsx'
import type { BlockName } from './blocks.ts'
import { mayWriteInto, sectionExtensions, type Writer } from './section-extensions.ts'
import './editor.css'
import './paper-prose.css'

type SectionEditorProps = {
  room: SectionRoom
  isEditable: boolean
  title: string
  guidance: string
  writer: Writer
  /** Id of the sentence that tells how to leave the text with the keyboard. */
  describedBy: string
  onWords: (words: number) => void
}

const BLOCK_NAMES: readonly BlockName[] = [
  'paragraph',
  'heading1',
  'heading2',
  'heading3',
  'bulletList',
  'orderedList',
  'blockquote',
  'table',
]
const COUNT_EVERY_MS = 800
/** The caret is kept clear of the bars at the top of the screen. */
const BESIDE_CARET = { top: 112, right: 0, bottom: 48, left: 0 }

/** The translated names of all blocks. */
export function useBlockNames(): Record<BlockName, string> {
  const { t } = useTranslation('paper')
  return Object.fromEntries(BLOCK_NAMES.map((name) => [name, t(`editor.block.${name}`)])) as Record<BlockName, string>
}

/** The editor of one section. It belongs to one room: mount it only when the room is ready, and anew (with `key`) for another one. */
export function SectionEditor(props: SectionEditorProps) {
  const { room, isEditable, guidance, writer, onWords } = props
  const { t } = useTranslation('paper')
  const { activate, release, openLink } = useActiveEditor()
  const blocks = useBlockNames()
  const attributes = useEditorAttributes(props)
  const [extensions] = useState(() =>
    sectionExtensions({
      room,
      writer,
      guidance,
      slashWords: { label: t('editor.slashLabel'), nothing: t('editor.slashNothing'), blocks },
      openLink,
    }),
  )
  const editor = useEditor(
    {
      injectCSS: false,
      editable: mayWriteInto(room),
      extensions,
      editorProps: { attributes, scrollMargin: BESIDE_CARET, scrollThreshold: BESIDE_CARET },
      onFocus: ({ editor: focused }) => activate(focused),
    },
    [room],
  )
  useEffect(() => () => release(editor), [editor, release])
  useEffect(() => editor.setOptions({ editorProps: { ...editor.options.editorProps, attributes } }), [editor, attributes])
  useEffect(() => {
    editor.setEditable(isEditable, false)
    // An empty transaction tells the toolbar that the editor was locked or opened.
    editor.view.dispatch(editor.state.tr)
  }, [editor, isEditable])
  useWordCount(editor, onWords)
  return <EditorContent editor={editor} />
}

/** How the editor presents itself to screen readers. A locked one can still be focused, to read and select. */
function useEditorAttributes({ title, guidance, describedBy, isEditable }: SectionEditorProps): Record<string, string> {
  const { t } = useTranslation('paper')
  return useMemo(
    () => ({
      role: 'textbox',
      'aria-multiline': 'true',
      'aria-label': t('editor.textOf', { title }),
      'aria-describedby': describedBy,
      'aria-readonly': String(!isEditable),
      'aria-placeholder': guidance,
      tabindex: '0',
      class: 'paper-prose min-h-12',
    }),
    [title, guidance, describedBy, isEditable, t],
  )
}

/** Counts the words a moment after the last change. */
function useWordCount(editor: NonNullable<ReturnType<typeof useEditor>>, onWords: (words: number) => void): void {
  const report = useEffectEvent(onWords)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => {
    const count = () => {
      clearTimeout(timer.current)
      timer.current = setTimeout(() => report(countWords(editor.getJSON() as PaperNode)), COUNT_EVERY_MS)
    }
    count()
    editor.on('update', count)
    return () => {
      editor.off('update', count)
      clearTimeout(timer.current)
    }
  }, [editor])
}
