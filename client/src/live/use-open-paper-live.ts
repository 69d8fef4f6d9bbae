import type { LiveEvent } from '@concord/contract'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { whenReadable } from '../ui/when-readable.ts'
import type { PaperLive } from './paper-live.ts'
import type { PersonSaid, SectionSeen } from './paper-live-snapshot.ts'

const collabUrl = (): string => `${window.location.protocol === 'https:' ? 'wss' : 'ws'}://${window.location.host}/collab`

function watchDevice(live: PaperLive): () => void {
  const wentOffline = () => live.setDeviceOffline(true)
  const cameBack = () => live.setDeviceOffline(false)
  live.setDeviceOffline(!navigator.onLine)
  window.addEventListener('offline', wentOffline)
  window.addEventListener('online', cameBack)
  return () => {
    window.removeEventListener('offline', wentOffline)
    window.removeEventListener('online', cameBack)
  }
}

function warnBeforeLeaving(live: PaperLive): () => void {
  const warn = (event: BeforeUnloadEvent) => {
    if (live.snapshot.unsaved) event.preventDefault()
  }
  window.addEventListener('beforeunload', warn)
  return () => window.removeEventListener('beforeunload', warn)
}

type OpenPaper = {
  paperId: string
  person: PersonSaid
  sections: readonly SectionSeen[]
  onEvent: (section: SectionSeen, event: LiveEvent) => void
  onChangesLost: (section: SectionSeen) => void
}

/** Joins a paper's sections once the live code has arrived, and leaves them with the page. */
export function useOpenPaperLive({ paperId, person, sections, onEvent, onChangesLost }: OpenPaper): PaperLive | undefined {
  const [live, setLive] = useState<PaperLive>()
  const takeEvent = useEffectEvent(onEvent)
  const sayLost = useEffectEvent(onChangesLost)
  const said = useRef(person)

  useEffect(() => {
    let closed = false
    let close = () => {
      closed = true
    }
    const load = async () => {
      await whenReadable()
      const { openPaperLive } = await import('./open-paper-live.ts')
      if (closed) return
      const opened = openPaperLive({
        url: collabUrl(),
        paperId,
        person: said.current,
        now: Date.now,
        newId: () => crypto.randomUUID(),
        onEvent: (section, event) => takeEvent(section, event),
        onChangesLost: (section) => sayLost(section),
      })
      const stopWatching = watchDevice(opened)
      const stopWarning = warnBeforeLeaving(opened)
      close = () => {
        stopWatching()
        stopWarning()
        opened.destroy()
      }
      setLive(opened)
    }
    void load()
    return () => {
      close()
      setLive(undefined)
    }
  }, [paperId, person.id])

  useEffect(() => live?.showSections(sections), [live, sections])
  return live
}
