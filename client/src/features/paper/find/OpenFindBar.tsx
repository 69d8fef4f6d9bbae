import type { PaperView } from '@concord/contract'
import { CaseSensitive, ChevronDown, ChevronUp, WholeWord, X } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { useActiveEditor } from '../../../editor/active-editor.tsx'
import type { Found } from '../../../editor/find/find-desk.ts'
import { usePaperWriting } from '../../../editor/writing/paper-writing-context.tsx'
import { showPlace } from '../../../editor/writing/show-place.ts'
import { Button } from '../../../ui/Button.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { goToSection, showSection } from '../section-place.ts'
import { useReplacing } from './use-replacing.ts'

const FIELD = 'min-h-11 w-full min-w-0 rounded-md border border-line-strong bg-sheet px-3 text-base text-ink sm:text-sm'

/** The open bar: what is searched for, the way from match to match, and replacing for those who may write. */
export function OpenFindBar({ paper, current }: { paper: PaperView; current: string | undefined }) {
  const { t } = useTranslation('writing')
  const { find, editors } = usePaperWriting()
  const { editor } = useActiveEditor()
  const { query, matches, current: place } = useSyncExternalStore(find.subscribe, () => find.snapshot)
  const [replacement, setReplacement] = useState('')
  const replacing = useReplacing(paper)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.select(), [])
  const mayReplace = paper.sections.some(({ can }) => can.write || can.suggest)

  const show = async (match: Found | undefined) => {
    if (!match) return
    if (!editors.maybeEditor(match.sectionId)) showSection(match.sectionId)
    const standing = await editors.want(match.sectionId)
    if (standing && find.currentMatch === match) showPlace(standing, match, { isFocused: false })
  }
  const step = (by: 1 | -1) => void show(find.step(by, current))
  const replaceCurrent = async () => {
    if (find.snapshot.current < 0) {
      step(1)
      return
    }
    const isReplaced = await replacing.one(replacement)
    if (isReplaced) find.search()
    await show(isReplaced ? find.currentMatch : find.step(1))
  }
  const close = () => {
    const match = find.currentMatch
    find.close()
    if (match) void editors.want(match.sectionId).then((standing) => standing && showPlace(standing, match, { isFocused: true }))
    else if (editor && !editor.isDestroyed) editor.commands.focus()
    else if (current) goToSection(current)
  }
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.preventDefault()
      close()
    }
  }
  const pressFind = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    step(event.shiftKey ? -1 : 1)
  }
  return (
    <search
      data-find-bar
      aria-label={t('find.label')}
      onKeyDown={press}
      className="flex flex-wrap items-center gap-2 border-t border-line bg-sheet px-3 py-2 sm:px-5"
    >
      <div className="flex min-w-0 flex-1 basis-72 items-center gap-1">
        <input
          ref={field}
          type="text"
          aria-label={t('find.find')}
          placeholder={t('find.find')}
          value={query.text}
          maxLength={200}
          onChange={(event) => find.ask({ text: event.target.value })}
          onKeyDown={pressFind}
          className={FIELD}
        />
        <IconButton
          icon={CaseSensitive}
          label={t('find.matchCase')}
          aria-pressed={query.isCaseMatched}
          onClick={() => find.ask({ isCaseMatched: !query.isCaseMatched })}
        />
        <IconButton
          icon={WholeWord}
          label={t('find.wholeWord')}
          aria-pressed={query.isWholeWord}
          onClick={() => find.ask({ isWholeWord: !query.isWholeWord })}
        />
      </div>
      <div className="flex items-center gap-1">
        <p role="status" className="min-w-24 text-sm text-ink-soft tabular-nums">
          {query.text !== '' && countText()}
        </p>
        <IconButton icon={ChevronUp} label={t('find.previous')} disabled={matches.length === 0} onClick={() => step(-1)} />
        <IconButton icon={ChevronDown} label={t('find.next')} disabled={matches.length === 0} onClick={() => step(1)} />
        <IconButton icon={X} label={t('find.close')} onClick={close} />
      </div>
      {mayReplace && (
        <div className="flex min-w-0 flex-1 basis-80 items-center gap-2">
          <input
            type="text"
            aria-label={t('find.replace')}
            placeholder={t('find.replace')}
            value={replacement}
            maxLength={2_000}
            onChange={(event) => setReplacement(event.target.value)}
            onKeyDown={(event) => event.key === 'Enter' && void replaceCurrent()}
            className={FIELD}
          />
          <Button className="shrink-0 px-3" disabled={matches.length === 0} onClick={() => void replaceCurrent()}>
            {t('find.replaceOne')}
          </Button>
          <Button
            className="shrink-0 px-3"
            disabled={matches.length === 0}
            isBusy={replacing.isBusy}
            onClick={() => void replacing.all(replacement)}
          >
            {t('find.replaceAll')}
          </Button>
        </div>
      )}
    </search>
  )

  function countText(): string {
    if (matches.length === 0) return t('find.none')
    return place < 0 ? t('find.found', { count: matches.length }) : t('find.count', { current: place + 1, count: matches.length })
  }
}
