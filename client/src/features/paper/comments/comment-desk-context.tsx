import type { Person } from '@concord/contract'
import { createContext, type ReactNode, useContext, useState, useSyncExternalStore } from 'react'
import { CommentDesk, type DeskSnapshot } from './comment-desk.ts'

const DeskContext = createContext<CommentDesk | undefined>(undefined)

/** Holds the comment desk of one open paper. */
export function CommentDeskProvider({ person, children }: { person: Person; children: ReactNode }) {
  const [desk] = useState(() => new CommentDesk(person.id, () => crypto.randomUUID()))
  return <DeskContext value={desk}>{children}</DeskContext>
}

/** The comment desk of the paper around. */
export function useCommentDesk(): CommentDesk {
  const desk = useContext(DeskContext)
  if (!desk) throw new Error('useCommentDesk is used outside of CommentDeskProvider')
  return desk
}

/** One part of the desk, rendered anew only when `select` gives another object. `select` must not build new objects. */
export function useDesk<Part>(select: (snapshot: DeskSnapshot) => Part): Part {
  const desk = useCommentDesk()
  return useSyncExternalStore(desk.subscribe, () => select(desk.snapshot))
}
