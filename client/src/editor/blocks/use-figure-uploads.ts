import { FIGURE_LIMITS, FIGURE_MEDIA_TYPES } from '@concord/paper'
import type { Editor } from '@tiptap/core'
import type { Transaction } from '@tiptap/pm/state'
import { useCallback, useEffect, useRef, useState } from 'react'
import { uploadFigure } from '../../api/figures.ts'
import { type BlockHandle, handleOf } from './block-handle.ts'
import { dispatchAlone } from './change-block.ts'

/** An image on its way into the text. */
export type FigureUpload = {
  id: string
  name: string
  /** 0 to 1. */
  part: number
  problem?: { kind: 'wrongType' | 'tooLarge' | 'failed'; error?: unknown }
}

const isAllowed = ({ type }: File): boolean => (FIGURE_MEDIA_TYPES as readonly string[]).includes(type)

const checked = (file: File): FigureUpload['problem'] => {
  if (!isAllowed(file)) return { kind: 'wrongType' }
  return file.size > FIGURE_LIMITS.bytes ? { kind: 'tooLarge' } : undefined
}

/** The block at the caret, below which an image goes. */
function placeNow({ state }: Editor): BlockHandle | undefined {
  const { $from } = state.selection
  return $from.depth > 0 ? handleOf(state, $from.before(1)) : undefined
}

/** Puts an uploaded image below the block where the caret was when it was chosen, in place of an empty line; at the end where that is gone. */
function putFigure(change: Transaction, file: string, after: { pos: number; size: number; isEmptyLine: boolean } | undefined): Transaction {
  const figure = change.doc.type.schema.nodes.figure!.create({ file })
  const at = after ? after.pos + after.size : change.doc.content.size
  const from = after?.isEmptyLine ? after.pos : at
  change.replaceWith(from, at, figure)
  const end = from + figure.nodeSize
  if (end === change.doc.content.size) change.insert(end, change.doc.type.schema.nodes.paragraph!.create())
  return change
}

function insertFigure(editor: Editor, file: string, place: BlockHandle | undefined): void {
  if (editor.isDestroyed) return
  const found = place?.find(editor.state)
  const after = found && {
    pos: found.pos,
    size: found.node.nodeSize,
    isEmptyLine: found.node.type.name === 'paragraph' && found.node.content.size === 0,
  }
  dispatchAlone(editor, putFigure(editor.state.tr, file, after))
}

/** Uploads images and puts each into the text once it has arrived. What fails leaves the text and the other images as they are. */
export const useFigureUploads = (editor: Editor, paperId: string | undefined) =>
  useUploads(paperId, {
    placeNow: () => placeNow(editor),
    put: (sha256, place) => insertFigure(editor, sha256, place),
  })

/** Where an image goes once it has arrived: the place is taken when it is chosen. */
type Destination<Place> = { placeNow: () => Place; put: (sha256: string, place: Place) => void }

/** Uploads images and hands each over once it has arrived; those that did not make it are told until they are dismissed. */
export function useUploads<Place>(paperId: string | undefined, destination: Destination<Place>) {
  const [uploads, setUploads] = useState<readonly FigureUpload[]>([])
  const stops = useRef(new Map<string, AbortController>())
  const latest = useRef(destination)
  useEffect(() => {
    latest.current = destination
  })
  useEffect(() => () => stopAll(stops.current), [])

  const change = useCallback((id: string, made: Partial<FigureUpload> | undefined) => {
    setUploads((before) => before.flatMap((upload) => (upload.id !== id ? [upload] : made ? [{ ...upload, ...made }] : [])))
  }, [])

  const start = useCallback(
    async (file: File, place: Place) => {
      const id = crypto.randomUUID()
      const problem = checked(file)
      setUploads((before) => [...before, { id, name: file.name, part: 0, ...(problem ? { problem } : {}) }])
      if (problem || paperId === undefined) return
      const stop = new AbortController()
      stops.current.set(id, stop)
      try {
        const sha256 = await uploadFigure(paperId, file, { onProgress: (part) => change(id, { part }), signal: stop.signal })
        latest.current.put(sha256, place)
        change(id, undefined)
      } catch (error) {
        change(id, stop.signal.aborted ? undefined : { problem: { kind: 'failed', error } })
      } finally {
        stops.current.delete(id)
      }
    },
    [paperId, change],
  )

  const add = useCallback(
    (files: readonly File[]) => {
      const place = latest.current.placeNow()
      for (const file of files) void start(file, place)
    },
    [start],
  )
  const dismiss = useCallback(
    (id: string) => {
      stops.current.get(id)?.abort()
      change(id, undefined)
    },
    [change],
  )
  return { uploads, add, dismiss }
}

function stopAll(stops: Map<string, AbortController>): void {
  for (const stop of stops.values()) stop.abort()
}
