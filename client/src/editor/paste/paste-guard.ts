import type { Language } from '@concord/paper'
import { Extension } from '@tiptap/core'
import { Slice } from '@tiptap/pm/model'
import { Plugin } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { linkReferences, separateUndo } from '../references.ts'
import { cleanHtml } from './clean-html.ts'
import { fitSlice } from './fit-slice.ts'
import { looksLikeMarkdown, markdownHtml } from './markdown.ts'
import { hasLosses, noLosses, type PasteLosses } from './paste-losses.ts'

/** What the page is told of a paste: what had to stay behind, and that plain text was read as Markdown. */
export type PasteAnswers = { onLosses: (losses: PasteLosses) => void; onMarkdown: () => void }

/** Mark-up beyond this would stop the page for seconds; its words are taken. */
const MAX_HTML = 12_000_000

/** A paste is one undo step: neither what was typed before nor what comes after goes with it. */
function separatePaste(view: EditorView): false {
  separateUndo(view.state)
  queueMicrotask(() => separateUndo(view.state))
  return false
}

async function pasteMarkdown(view: EditorView, text: string, { onMarkdown }: PasteAnswers): Promise<void> {
  const html = await markdownHtml(text).catch(() => undefined)
  if (view.isDestroyed) return
  const isRead = html !== undefined && view.pasteHTML(html)
  if (isRead) onMarkdown()
  else view.pasteText(text)
}

/** One editor's clipboard: cleans what comes in, fits it to what the server takes, and tells what was lost. */
function buildGuard(language: Language, answers: PasteAnswers): Plugin {
  let losses = noLosses()
  let isPlainWanted = false
  const keydown = (_view: EditorView, event: KeyboardEvent): boolean => {
    if (event.key.toLowerCase() === 'v') isPlainWanted = event.shiftKey && (event.ctrlKey || event.metaKey)
    return false
  }
  const keyup = (): boolean => {
    isPlainWanted = false
    return false
  }
  const paste = (view: EditorView, event: ClipboardEvent): boolean => {
    const data = event.clipboardData
    if (!view.editable || !data || data.files.length > 0) return false
    const [html, text] = [data.getData('text/html'), data.getData('text/plain')]
    // A program's editor copies colours as mark-up; its text is what is meant.
    const isCode = data.types.includes('vscode-editor-data')
    if (html.length > MAX_HTML) {
      event.preventDefault()
      losses.isPlain = true
      return view.pasteText(text)
    }
    if (isPlainWanted || (html !== '' && !isCode) || !looksLikeMarkdown(text)) return false
    event.preventDefault()
    void pasteMarkdown(view, text, answers)
    return true
  }
  return new Plugin({
    props: {
      handleDOMEvents: { keydown, keyup, paste },
      handlePaste: separatePaste,
      handleDrop: separatePaste,
      transformPastedHTML: (html) => cleanHtml(html, losses),
      transformPasted: (slice, view) => {
        const content = isPlainWanted ? slice.content : linkReferences(slice.content, language)
        const fitted = fitSlice(new Slice(content, slice.openStart, slice.openEnd), view.state.selection.$from, losses)
        const told = losses
        losses = noLosses()
        if (hasLosses(told)) queueMicrotask(() => answers.onLosses(told))
        return fitted
      },
    },
  })
}

/** Lets people paste from Word, Google Docs, LibreOffice, web pages and Markdown, and nothing in that a section may not hold. */
export const PasteGuard = Extension.create<{ language: Language; answers: PasteAnswers | undefined }>({
  name: 'pasteGuard',
  priority: 1080,
  addOptions: () => ({ language: 'en', answers: undefined }),
  addProseMirrorPlugins() {
    const { language, answers } = this.options
    return answers ? [buildGuard(language, answers)] : []
  },
})
