import { handRuns, type SectionRoom } from '@concord/collab/browser'
import type { Hands } from '@concord/contract'
import { useQueryClient } from '@tanstack/react-query'
import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { useEffect, useEffectEvent, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useHands } from '../../api/history.ts'
import { sectionKey } from '../../api/sections.ts'
import { fullName, type Hand } from '../../hands/hand-labels.ts'
import { useWhoWrote } from '../../hands/who-wrote-context.tsx'
import { handAtCaret, whoWroteKey, whoWrotePlugin } from './who-wrote-plugin.ts'
import '../../hands/hands.css'

type WhoWroteColoursProps = { editor: Editor; room: SectionRoom; sectionId: string }

/** Colours the live text by author while the paper shows who wrote what. */
export function WhoWroteColours(props: WhoWroteColoursProps) {
  const { mode } = useWhoWrote()
  return mode === 'none' ? null : <Colours key={mode} {...props} />
}

const handsByClient = ({ people, clients }: Hands): ReadonlyMap<number, Hand> =>
  new Map(clients.flatMap(([client, place]) => (people[place] ? [[client, people[place]] as const] : [])))

/** How long the server may be asked again for an author that it does not know yet: their first words are on their way. */
const ASK_AGAIN_MS = 3_000

function Colours({ editor, room, sectionId }: WhoWroteColoursProps) {
  const { t } = useTranslation('history')
  const { labelOf } = useWhoWrote()
  const queries = useQueryClient()
  const { data: hands, dataUpdatedAt } = useHands(sectionId, true)
  const known = useMemo(() => hands && handsByClient(hands), [hands])

  const labelOfClient = useEffectEvent((client: number) => {
    const hand = known?.get(client) ?? handHere(room, client)
    if (!hand && known && Date.now() - dataUpdatedAt > ASK_AGAIN_MS) void queries.invalidateQueries({ queryKey: sectionKey(sectionId) })
    return hand && labelOf(hand)
  })
  useEffect(() => {
    if (!known || editor.isDestroyed) return
    editor.registerPlugin(whoWrotePlugin({ runs: () => handRuns(room.fragment), labelOf: (client) => labelOfClient(client) }))
    return () => void (editor.isDestroyed || editor.unregisterPlugin(whoWroteKey))
  }, [editor, room, known])

  const atCaret = useEditorState({ editor, selector: () => (editor.isFocused ? handAtCaret(editor.state) : undefined) })
  return <p className="min-h-5 font-sans text-xs text-ink-soft">{atCaret && t('wrote.here', { name: fullName(atCaret) })}</p>
}

/** Somebody whose client id the server has not claimed yet, as they show themselves to the room. */
function handHere(room: SectionRoom, client: number): Hand | undefined {
  const user = room.awareness.getStates().get(client)?.user as Partial<Hand> | undefined
  return user?.id && user.name ? { id: user.id, name: user.name, organisation: user.organisation ?? null } : undefined
}
