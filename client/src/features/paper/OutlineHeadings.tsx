import type { SectionView } from '@concord/contract'
import { nodesBelow, plainText } from '@concord/paper'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePaperWriting, useTextsVersion } from '../../editor/writing/paper-writing-context.tsx'
import { sectionPlace } from './section-place.ts'

const INDENTS = ['pl-8', 'pl-11', 'pl-14']
const READING_LINE = 0.3

const headingsIn = (sectionId: string): HTMLElement[] => [
  ...(document.getElementById(sectionPlace.blockId(sectionId))?.querySelectorAll<HTMLElement>('.paper-prose :is(h3, h4, h5)') ?? []),
]

/** The heading that is being read: the last one above the upper third of the screen. */
function useHeadingRead(sectionId: string): number {
  const [read, setRead] = useState(-1)
  useEffect(() => {
    let frame = 0
    const look = () => {
      frame = 0
      setRead(headingsIn(sectionId).findLastIndex((heading) => heading.getBoundingClientRect().top < window.innerHeight * READING_LINE))
    }
    const lookSoon = () => {
      if (frame === 0) frame = requestAnimationFrame(look)
    }
    lookSoon()
    window.addEventListener('scroll', lookSoon, { passive: true })
    return () => {
      cancelAnimationFrame(frame)
      window.removeEventListener('scroll', lookSoon)
    }
  }, [sectionId])
  return read
}

/** The headings of the section that is being read, in the outline. */
export function OutlineHeadings({ section, onVisit }: { section: SectionView; onVisit: (sectionId: string) => void }) {
  const { t } = useTranslation('paper')
  const { texts } = usePaperWriting()
  useTextsVersion()
  const read = useHeadingRead(section.id)
  const text = texts.textOf(section.id)
  const headings = text
    ? [...nodesBelow(text, 'heading')].map((node) => ({ level: Number(node.attrs?.level ?? 1), words: plainText(node).trim() }))
    : []
  if (headings.length === 0) return null
  const show = (place: number) => {
    onVisit(section.id)
    // After the section itself has been brought into view.
    setTimeout(() => headingsIn(section.id)[place]?.scrollIntoView({ block: 'center' }), 50)
  }
  return (
    <ol aria-label={t('outline.headings', { title: section.title })} className="flex basis-full flex-col pb-1">
      {headings.map(({ level, words }, place) => (
        <li key={place}>
          <a
            href={`#${sectionPlace.blockId(section.id)}`}
            aria-current={place === read ? 'location' : undefined}
            onClick={(event) => {
              event.preventDefault()
              show(place)
            }}
            className={`flex min-h-8 items-center py-1 pr-2 text-xs leading-snug no-underline hover:underline ${INDENTS[level - 1] ?? 'pl-14'} ${place === read ? 'font-semibold text-accent' : 'text-ink-soft'}`}
          >
            {words || '…'}
          </a>
        </li>
      ))}
    </ol>
  )
}
