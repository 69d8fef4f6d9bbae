import { listSuggestions, type SectionContent } from '@concord/paper'
import type { Editor } from '@tiptap/core'
import { TextSelection } from '@tiptap/pm/state'
import { useEffect, useEffectEvent } from 'react'
import { settleSuggestions } from './settle-suggestions.ts'
import type { SuggestedText } from './suggestion-desk.ts'
import { useSuggestionDesk, useSuggestions } from './suggestion-desk-context.tsx'
import { placeOfSuggestion, showCurrent, suggestionAt } from './suggestion-looks.ts'
import './suggestions.css'

/** Leads from the caret to the card of its suggestion. */
export const SUGGESTION_KEYS = 'Mod-Alt-s'
const LISTED_AFTER_MS = 150

const listOf = (editor: Editor) => listSuggestions(editor.getJSON() as SectionContent)

const suggestedText = (editor: Editor): SuggestedText => ({
  show(key) {
    const place = placeOfSuggestion(editor.state.doc, key)
    if (!place) return false
    editor.view.dispatch(editor.state.tr.setSelection(TextSelection.create(editor.state.doc, place.from)).scrollIntoView())
    editor.view.focus()
    return true
  },
  settle: (keys, how) => settleSuggestions(editor, keys, how),
})

/** Ties a section's suggestions to their cards: says which are open and which stands at the caret, and shows and settles them. */
export function SuggestLayer({ editor, sectionId }: { editor: Editor; sectionId: string }) {
  const desk = useSuggestionDesk()
  const current = useSuggestions((snapshot) => snapshot.current)
  useEffect(() => (editor.isDestroyed ? undefined : desk.attach(sectionId, suggestedText(editor))), [desk, editor, sectionId])
  useList(editor, sectionId)
  useCaret(editor, sectionId)
  useEffect(() => {
    if (!editor.isDestroyed) showCurrent(editor.view, current)
  }, [editor, current])
  return null
}

/** Lists what is open a moment after the last change. */
function useList(editor: Editor, sectionId: string): void {
  const desk = useSuggestionDesk()
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>
    const report = () => {
      if (!editor.isDestroyed) desk.report(sectionId, listOf(editor))
    }
    const later = () => {
      clearTimeout(timer)
      timer = setTimeout(report, LISTED_AFTER_MS)
    }
    report()
    editor.on('update', later)
    return () => {
      clearTimeout(timer)
      editor.off('update', later)
    }
  }, [desk, editor, sectionId])
}

function useCaret(editor: Editor, sectionId: string): void {
  const desk = useSuggestionDesk()
  const look = useEffectEvent(() => {
    if (editor.isFocused) desk.reportCurrent(suggestionAt(editor.state, editor.state.selection.head))
  })
  const open = useEffectEvent((event: KeyboardEvent) => {
    const key = suggestionAt(editor.state, editor.state.selection.head)
    if (!(event.ctrlKey || event.metaKey) || !event.altKey || event.code !== 'KeyS' || !key) return
    event.preventDefault()
    desk.openCard(sectionId, key, true)
  })
  useEffect(() => {
    if (editor.isDestroyed) return
    const { dom } = editor.view
    const onKeyDown = (event: KeyboardEvent) => open(event)
    const onSelect = () => look()
    editor.on('selectionUpdate', onSelect)
    dom.addEventListener('keydown', onKeyDown)
    return () => {
      editor.off('selectionUpdate', onSelect)
      dom.removeEventListener('keydown', onKeyDown)
    }
  }, [editor])
}
