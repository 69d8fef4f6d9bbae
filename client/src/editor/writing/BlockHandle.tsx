import type { Editor } from '@tiptap/core'
import { NodeSelection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { GripVertical } from 'lucide-react'
import { type DragEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../ui/Icon.tsx'
import { showKeys } from '../keys.ts'

type Place = { pos: number; top: number }

/** The block of the section beside the pointer. */
function blockAt(view: EditorView, y: number): { pos: number; dom: HTMLElement } | undefined {
  const box = view.dom.getBoundingClientRect()
  const found = view.posAtCoords({ left: box.left + 8, top: y })
  if (!found || y < box.top || y > box.bottom) return undefined
  const $pos = view.state.doc.resolve(found.inside >= 0 ? found.inside : found.pos)
  const pos = $pos.depth > 0 ? $pos.before(1) : $pos.pos
  const dom = view.state.doc.nodeAt(pos) ? view.nodeDOM(pos) : null
  return dom instanceof HTMLElement ? { pos, dom } : undefined
}

/** A grip beside the block under the pointer, to drag it to another place. For the pointer only: the keyboard has Alt+Shift and the arrows. */
export function BlockHandle({ editor }: { editor: Editor }) {
  const { t } = useTranslation('writing')
  const [place, setPlace] = useState<Place>()
  const grip = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    // On a slow device Tiptap makes a second editor before the first effects run; they come again with it.
    if (editor.isDestroyed) return undefined
    const { view } = editor
    const section = view.dom.closest('section')
    const follow = (event: MouseEvent) => {
      if (event.buttons !== 0) return
      const found = blockAt(view, event.clientY)
      const origin = found && grip.current?.offsetParent?.getBoundingClientRect()
      setPlace(found && origin ? { pos: found.pos, top: found.dom.getBoundingClientRect().top - origin.top } : undefined)
    }
    const leave = () => setPlace(undefined)
    section?.addEventListener('mousemove', follow)
    section?.addEventListener('mouseleave', leave)
    return () => {
      section?.removeEventListener('mousemove', follow)
      section?.removeEventListener('mouseleave', leave)
    }
  }, [editor])

  const select = (): NodeSelection | undefined => {
    const { state, view } = editor
    if (!place || !state.doc.nodeAt(place.pos)) return undefined
    const selection = NodeSelection.create(state.doc, place.pos)
    view.dispatch(state.tr.setSelection(selection))
    return selection
  }
  const start = (event: DragEvent) => {
    const { view } = editor
    const selection = select()
    if (!selection) return
    const slice = selection.content()
    const { dom, text } = view.serializeForClipboard(slice)
    event.dataTransfer.clearData()
    event.dataTransfer.setData('text/html', dom.innerHTML)
    event.dataTransfer.setData('text/plain', text)
    event.dataTransfer.effectAllowed = 'copyMove'
    const shown = view.nodeDOM(selection.from)
    if (shown instanceof HTMLElement) event.dataTransfer.setDragImage(shown, 0, 0)
    view.dragging = { slice, move: true }
  }
  const end = () => {
    editor.view.dragging = null
    setPlace(undefined)
  }
  return (
    <button
      ref={grip}
      type="button"
      tabIndex={-1}
      aria-hidden="true"
      draggable
      title={t('block.drag', { up: showKeys('Alt-Shift-↑'), down: showKeys('Alt-Shift-↓') })}
      onMouseDown={() => void select()}
      onClick={() => editor.view.focus()}
      onDragStart={start}
      onDragEnd={end}
      style={{ top: place?.top ?? 0 }}
      className={`absolute left-1 hidden h-7 w-6 cursor-grab items-center justify-center rounded text-ink-soft hover:bg-sunken sm:flex ${place ? '' : 'invisible'}`}
    >
      <Icon of={GripVertical} size={16} />
    </button>
  )
}
