import { paperExtensions } from '@concord/paper/nodes'
import { getSchema } from '@tiptap/core'
import { DOMParser, type Node, Slice } from '@tiptap/pm/model'
import { EditorState, TextSelection } from '@tiptap/pm/state'
import { JSDOM } from 'jsdom'
import { cleanFragment } from '../../blocks/block-limits.ts'
import { linkReferences } from '../../references.ts'
import { cleanHtml, type ParseHtml } from '../clean-html.ts'
import { fitSlice } from '../fit-slice.ts'
import { noLosses, type PasteLosses } from '../paste-losses.ts'

export const schema = getSchema(paperExtensions())
const { window } = new JSDOM('')

/** A browser's reader of mark-up, where there is no browser. */
export const parseHtml: ParseHtml = (html) => new window.DOMParser().parseFromString(html, 'text/html')

export const stateOf = (doc: Node, at = 1): EditorState => EditorState.create({ doc, selection: TextSelection.near(doc.resolve(at)) })

/** Pastes as an editor does: cleans the mark-up, reads it with the schema, judges it, and puts it where the caret is. */
export function pasteInto(state: EditorState, html: string): { doc: Node; losses: PasteLosses; clean: string } {
  const losses = noLosses()
  const clean = cleanHtml(html, losses, parseHtml)
  const read = DOMParser.fromSchema(schema).parseSlice(parseHtml(clean).body as unknown as HTMLElement, { context: state.selection.$from })
  const judged = new Slice(
    linkReferences(
      cleanFragment(read.content, () => {}),
      'en',
    ),
    read.openStart,
    read.openEnd,
  )
  const fitted = fitSlice(judged, state.selection.$from, losses)
  return { doc: state.tr.replaceSelection(fitted).doc, losses, clean }
}

const EMPTY = schema.nodes.doc!.create(null, schema.nodes.paragraph!.create())

/** What an empty section holds after a paste. */
export const pasted = (html: string) => pasteInto(stateOf(EMPTY), html)
