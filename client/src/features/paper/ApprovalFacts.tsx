import { useTranslation } from 'react-i18next'
import { useAuthorship } from '../../api/sections.ts'
import { formatList, formatShare, shortHash } from '../../i18n/format.ts'

/** What a moderator weighs before sealing: how much text, whose words, and the fingerprint that will stand for them. */
export function ApprovalFacts({ sectionId, hash, words }: { sectionId: string; hash: string; words: number }) {
  const { t } = useTranslation('paper')
  const { t: word } = useTranslation('words')
  return (
    <dl className="grid gap-x-6 gap-y-2 text-sm sm:grid-cols-[auto_1fr] [&_dt]:text-ink-soft">
      <dt>{t('approve.authors')}</dt>
      <dd>
        <Authors sectionId={sectionId} /> · {word('words', { count: words })}
      </dd>
      <dt>{t('approve.fingerprint')}</dt>
      <dd>
        <code title={hash} className="font-mono text-xs">
          {shortHash(hash)}
        </code>
      </dd>
    </dl>
  )
}

function Authors({ sectionId }: { sectionId: string }) {
  const { t } = useTranslation('paper')
  const { t: word } = useTranslation('words')
  const authorship = useAuthorship(sectionId)
  if (!authorship.data) return word('loading')
  if (authorship.data.length === 0) return t('approve.nobody')
  const total = authorship.data.reduce((sum, { characters }) => sum + characters, 0)
  return formatList(
    authorship.data.map(({ name, organisation, characters }) =>
      t('approve.share', { name: organisation ? `${name}, ${organisation}` : name, share: formatShare(characters / Math.max(1, total)) }),
    ),
  )
}
