import type { Person, SectionView } from '@concord/contract'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSectionContent } from '../../api/sections.ts'
import { useSectionStart } from '../../editor/blocks/numbering-context.tsx'
import { useCommittedNumbers, useLiveNumbers } from '../../editor/blocks/use-numbered-section.ts'
import { StaticText } from '../../editor/StaticText.tsx'
import { useSuggestions } from '../../editor/suggest/suggestion-desk-context.tsx'
import { useCommittedText, useIsEditorWanted, useLiveText } from '../../editor/writing/paper-writing-context.tsx'
import { useWhoWrote } from '../../hands/who-wrote-context.tsx'
import { useMaybePaperLive } from '../../live/paper-live-context.tsx'
import { isCutOff, type SectionShown } from '../../live/section-live.ts'
import { useSectionRoom } from '../../live/use-section-room.ts'
import { Loaded } from '../../problems/Loaded.tsx'
import { useEarlierSelection } from './comments/use-earlier-selection.ts'
import { useNeedsText, useSectionComments } from './comments/use-section-comments.ts'
import { WhoWroteLegend } from './history/WhoWroteLegend.tsx'
import { later } from './later.tsx'
import { useNearScreen } from './use-near-screen.ts'

const SectionEditor = later(async () => (await import('../../editor/SectionEditor.tsx')).SectionEditor)

/** Whether the live text can be shown. When this page is cut off it stays, locked: it may hold words that are only on this device. */
const isReady = (live: SectionShown | undefined): live is SectionShown =>
  live?.status.ready === true && (live.end === undefined || isCutOff(live.end))

/** Once an editor stands it stays; a sealed section gets one only for its comments, for its text cannot change. */
function useEditorShown(section: SectionView, live: SectionShown | undefined, isNear: boolean, isNeeded: boolean): boolean {
  const [hasStood, setStood] = useState(false)
  const isShown = isReady(live) && isNear && (hasStood || isNeeded || section.state !== 'approved')
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
  const earlier = useEarlierSelection(place, section.state === 'approved' && section.can.comment)
  const { mode } = useWhoWrote()
  const isReading = useSuggestions((snapshot) => snapshot.mode === 'read')
  const isWanted = useIsEditorWanted(section.id)
  const isNeeded = useNeedsText(section) || earlier !== undefined || mode !== 'none' || isWanted
  const isEditor = useEditorShown(section, live, isNear || isWanted, isNeeded)
  const comments = useSectionComments(section, earlier)
  useLiveNumbers(section.id, live)
  useLiveText(section.id, live)
  const still = <StillText section={section} isLive={live?.status.ready === true} />
  return (
    <div ref={place}>
      <WhoWroteLegend section={section} />
      {isEditor && live ? (
        <SectionEditor
          key={live.copy}
          fallback={still}
          sectionId={section.id}
          room={live.room}
          isEditable={(live.status.grant === 'edit' || live.status.grant === 'suggest') && live.end === undefined && !isReading}
          title={section.title}
          guidance={section.guidance || t(section.can.write || section.can.suggest ? 'editor.startWriting' : 'editor.nothingYet')}
          writer={person}
          describedBy={hintId}
          onWords={(words) => paperLive?.countWords(section.id, words)}
          comments={comments}
        />
      ) : (
        still
      )}
    </div>
  )
}

/** The committed text for reading. */
function StillText({ section, isLive }: { section: SectionView; isLive: boolean }) {
  const content = useSectionContent(section.id)
  const start = useSectionStart(section.id)
  useCommittedNumbers(section.id, content.data?.content, isLive)
  useCommittedText(section.id, content.data?.content, isLive)
  return (
    <Loaded query={content} lines={Math.min(12, 2 + Math.ceil(section.words / 14))}>
      {(text) => <StaticText content={text.content} guidance={section.guidance} start={start} className="min-h-12" />}
    </Loaded>
  )
}
