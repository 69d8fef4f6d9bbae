import type { SectionRoom } from '@concord/collab/browser'
import { countWords, hasSuggestions, rejectSuggestions, type SectionContent } from '@concord/paper'
import { EditorContent, useEditor } from '@tiptap/react'
import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useActiveEditor } from './active-editor.tsx'
import { INSERT_NAMES } from './blocks/inserts.ts'
import { SectionBlocks } from './blocks/SectionBlocks.tsx'
import { usePolicyBlocks } from './blocks/use-policy-blocks.ts'
import type { BlockName, PlainBlockName } from './blocks.ts'
import { CommentLayer } from './comments/CommentLayer.tsx'
import type { SectionComments } from './comments/section-comments.ts'
import { mayWriteInto, sectionExtensions, type Writer } from './section-extensions.ts'
import { SuggestLayer } from './suggest/SuggestLayer.tsx'
import { useSuggesting } from './suggest/use-suggesting.ts'
import { WhoWroteColours } from './who-wrote/WhoWroteColours.tsx'
import { SectionWriting } from './writing/SectionWriting.tsx'
import { useWritingOptions } from './writing/use-writing-options.ts'
import './blocks/policy-blocks.css'
import './editor.css'
import './paper-prose.css'

type SectionEditorProps = {
  sectionId: string
  room: SectionRoom
  isEditable: boolean
  title: string
  guidance: string
  writer: Writer
  /** Id of the sentence that tells how to leave the text with the keyboard. */
  describedBy: string
  onWords: (words: number) => void
  comments: SectionComments
}

const BLOCK_NAMES: readonly PlainBlockName[] = [
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
  const { t: block } = useTranslation('blocks')
  return {
    ...Object.fromEntries(BLOCK_NAMES.map((name) => [name, t(`editor.block.${name}`)])),
    ...Object.fromEntries(INSERT_NAMES.map((name) => [name, block(`name.${name}`)])),
  } as Record<BlockName, string>
}

/** The editor of one section. It belongs to one room: mount it only when the room is ready, and anew (with `key`) for another one. */
export function SectionEditor(props: SectionEditorProps) {
  const { sectionId, room, isEditable, guidance, writer, onWords } = props
  const { t } = useTranslation('paper')
  const { activate, release, openLink } = useActiveEditor()
  const blocks = useBlockNames()
  const attributes = useEditorAttributes(props)
  const policyBlocks = usePolicyBlocks(sectionId)
  const suggesting = useSuggesting(room, writer.id)
  const writing = useWritingOptions()
  const [extensions] = useState(() =>
    sectionExtensions({
      room,
      writer,
      guidance,
      slashWords: { label: t('editor.slashLabel'), nothing: t('editor.slashNothing'), blocks },
      openLink,
      policyBlocks: policyBlocks.options,
      suggesting,
      writing,
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
  return (
    <>
      <EditorContent editor={editor} />
      <SuggestLayer editor={editor} sectionId={sectionId} />
      <WhoWroteColours editor={editor} room={room} sectionId={sectionId} />
      <CommentLayer editor={editor} room={room} comments={props.comments} />
      <SectionBlocks editor={editor} sectionId={sectionId} requests={policyBlocks.requests} />
      <SectionWriting editor={editor} sectionId={sectionId} isEditable={isEditable} />
    </>
  )
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
      spellcheck: 'true',
      class: 'paper-prose min-h-12',
    }),
    [title, guidance, describedBy, isEditable, t],
  )
}

/** The words that stand there without what is only suggested, as the server counts them. */
const countStanding = (content: SectionContent): number =>
  countWords(hasSuggestions(content) ? rejectSuggestions(content, () => true) : content)

/** Counts the words a moment after the last change. */
function useWordCount(editor: NonNullable<ReturnType<typeof useEditor>>, onWords: (words: number) => void): void {
  const report = useEffectEvent(onWords)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => {
    const count = () => {
      clearTimeout(timer.current)
      timer.current = setTimeout(() => report(countStanding(editor.getJSON() as SectionContent)), COUNT_EVERY_MS)
    }
    count()
    editor.on('update', count)
    return () => {
      editor.off('update', count)
      clearTimeout(timer.current)
    }
  }, [editor])
}
