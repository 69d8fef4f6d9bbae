import { Extension } from '@tiptap/core'
import { Plugin, Selection } from '@tiptap/pm/state'

const filesIn = (data: DataTransfer | null): File[] => [...(data?.files ?? [])]

/** Programs that copy a cell or a paragraph put a picture of it beside its mark-up: then the mark-up is meant. */
const holdsMarkup = (data: DataTransfer | null): boolean => {
  const html = data?.getData('text/html') ?? ''
  return html !== '' && !/^\s*(<meta[^>]*>)?\s*<img[^>]*>\s*$/i.test(html.replace(/<\/?(html|body)[^>]*>|<!--.*?-->/gis, ''))
}

/** Takes files that are pasted or dropped into the text; the caret says where they go. */
export const ImageFiles = Extension.create<{ onImages: (files: readonly File[]) => void }>({
  name: 'imageFiles',
  priority: 1060,
  addOptions: () => ({ onImages: () => {} }),
  addProseMirrorPlugins() {
    const { onImages } = this.options
    return [
      new Plugin({
        props: {
          handlePaste: (view, { clipboardData }) => {
            const files = filesIn(clipboardData)
            if (!view.editable || files.length === 0 || holdsMarkup(clipboardData)) return false
            onImages(files)
            return true
          },
          handleDrop: (view, event, _slice, isMoved) => {
            const files = filesIn(event.dataTransfer)
            if (!view.editable || isMoved || files.length === 0) return false
            event.preventDefault()
            const place = view.posAtCoords({ left: event.clientX, top: event.clientY })
            if (place) view.dispatch(view.state.tr.setSelection(Selection.near(view.state.doc.resolve(place.pos))))
            onImages(files)
            return true
          },
        },
      }),
    ]
  },
})
