import type { LiveEvent, PaperView } from '@concord/contract'
import type { SectionState } from '@concord/paper'
import { hashKey, type QueryKey, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { authoritiesKey } from '../../api/authorities.ts'
import { commentsKey } from '../../api/comments.ts'
import { paperKey } from '../../api/papers.ts'
import { sectionKey } from '../../api/sections.ts'
import type { SectionSeen } from '../../live/paper-live-snapshot.ts'
import { useNotify } from '../../ui/notices.tsx'

/** Every open section tells the same news; one reload a moment later is enough for all of them. */
const SETTLE_MS = 120

function useReload(): (queryKey: QueryKey) => void {
  const queries = useQueryClient()
  const timers = useRef(new Map<string, ReturnType<typeof setTimeout>>())
  useEffect(() => {
    const { current } = timers
    return () => {
      for (const timer of current.values()) clearTimeout(timer)
    }
  }, [])
  return useCallback(
    (queryKey) => {
      const name = hashKey(queryKey)
      clearTimeout(timers.current.get(name))
      timers.current.set(
        name,
        setTimeout(() => void queries.invalidateQueries({ queryKey }), SETTLE_MS),
      )
    },
    [queries],
  )
}

function useAnnounceState() {
  const { t } = useTranslation('paper')
  const notify = useNotify()
  return useCallback(
    (title: string, state: SectionState, by: string | null) => {
      const said =
        state !== 'approved' ? t(`live.${state}`, { title }) : by ? t('live.approved', { title, by }) : t('live.approvedNow', { title })
      notify({ kind: state === 'approved' ? 'success' : 'info', title: said })
    },
    [notify, t],
  )
}

/** Keeps the page true while others act: states, titles and the order are loaded anew, changes of state are announced. */
export function useLiveEvents(paper: PaperView): (section: SectionSeen, event: LiveEvent) => void {
  const queries = useQueryClient()
  const reloadAll = useReload()
  const announce = useAnnounceState()
  const told = useRef(new Map<string, SectionState>())
  useAnnouncePaper(paper)
  const { id: paperId, edition } = paper

  return useCallback(
    (section, event) => {
      const reload = () => reloadAll(paperKey(paperId))
      if (event.type === 'refused') return
      if (event.type === 'authorities') return reloadAll(authoritiesKey(edition.slug))
      if (event.type === 'comments') {
        void queries.invalidateQueries({ queryKey: commentsKey(section.id) })
        return reload()
      }
      if (event.type === 'paper' || event.type === 'title') return reload()
      const before = told.current.get(section.id) ?? section.state
      told.current.set(section.id, event.state)
      if (event.type === 'hello') {
        // What was said about comments while the line was down was not heard.
        void queries.invalidateQueries({ queryKey: commentsKey(section.id) })
        if (event.state !== section.state) reload()
        return
      }
      if (event.state !== before) announce(section.title, event.state, event.by)
      void queries.invalidateQueries({ queryKey: sectionKey(section.id) })
      reload()
    },
    [queries, reloadAll, announce, paperId, edition.slug],
  )
}

/** Tells that deletions and formats were not taken: there are no words of them to keep. */
export function useSayChangesLost(): (section: SectionSeen) => void {
  const { t } = useTranslation('paper')
  const notify = useNotify()
  return ({ title }) => notify({ kind: 'problem', title: t('live.changesLost', { title }), text: t('live.changesLostText') })
}

/** Announces that the paper as a whole went one step further. */
function useAnnouncePaper({ state }: PaperView): void {
  const { t } = useTranslation('paper')
  const { t: word } = useTranslation('words')
  const notify = useNotify()
  const before = useRef(state)
  useEffect(() => {
    if (before.current === state) return
    before.current = state
    notify({ kind: 'info', title: t('live.paper', { state: word(`paperState.${state}`) }) })
  }, [state, notify, t, word])
}
