import type { Person, SectionView } from '@concord/contract'
import { lazy, Suspense, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSectionContent } from '../../api/sections.ts'
import { StaticText } from '../../editor/StaticText.tsx'
import { isCutOff, type SectionLive } from '../../live/live-section.ts'
import { useMaybePaperLive } from '../../live/paper-live-context.tsx'
import { useSectionRoom } from '../../live/use-section-room.ts'
import { Loaded } from '../../problems/Loaded.tsx'
import { useNearScreen } from './use-near-screen.ts'

const SectionEditor = lazy(async () => ({ default: (await import('../../editor/SectionEditor.tsx')).SectionEditor }))

/** Whether the live text can be shown. When this page is cut off it stays, locked: it may hold words that are only on this device. */
const isReady = (live: SectionLive | undefined): live is SectionLive =>
  live?.status.ready === true && (live.end === undefined || isCutOff(live.end))

/** Once an editor stands it stays; a sealed section gets none, for its text cannot change. */
function useEditorShown(section: SectionView, live: SectionLive | undefined, isNear: boolean): boolean {
  const [hasStood, setStood] = useState(false)
  const isShown = isReady(live) && isNear && (hasStood || section.state !== 'approved')
  if (isShown && !hasStood) setStood(true)
  return isShown
}

/** The text of a section: as committed until its editor stands near the screen, then live. */
export function SectionText({ section, person, hintId }: { section: SectionView; person: Person; hintId: string }) {
  const { t } = useTranslation('paper')
  const place = useRef<HTMLDivElement>(null)
  const live = useSectionRoom(section.id)
  const paperLive = useMaybePaperLive()
  const isNear = useNearScreen(place)
  const isEditor = useEditorShown(section, live, isNear)
  const still = <StillText section={section} />
  return (
    <div ref={place}>
      {isEditor && live ? (
        <Suspense fallback={still}>
          <SectionEditor
            key={live.copy}
            room={live.room}
            isEditable={live.status.grant === 'edit' && live.end === undefined}
            title={section.title}
            guidance={section.guidance || t(section.can.write ? 'editor.startWriting' : 'editor.nothingYet')}
            writer={person}
            describedBy={hintId}
            onWords={(words) => paperLive?.countWords(section.id, words)}
          />
        </Suspense>
      ) : (
        still
      )}
    </div>
  )
}

/** The committed text for reading. */
function StillText({ section }: { section: SectionView }) {
  const content = useSectionContent(section.id)
  return (
    <Loaded query={content} lines={Math.min(12, 2 + Math.ceil(section.words / 14))}>
      {(text) => <StaticText content={text.content} guidance={section.guidance} className="min-h-12" />}
    </Loaded>
  )
}
