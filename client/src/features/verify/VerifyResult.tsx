import type { VerifyAnswer } from '@concord/contract'
import { Archive, CircleHelp, CircleX, type LucideIcon, ShieldCheck } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../ui/Icon.tsx'
import { LinkButton } from '../../ui/LinkButton.tsx'
import { useFocusOnMount } from '../../ui/use-focus-on-mount.ts'

const LOOKS: Record<VerifyAnswer['state'], { icon: LucideIcon; look: string; ink: string }> = {
  released: { icon: ShieldCheck, look: 'border-state-approved bg-state-approved-soft', ink: 'text-state-approved' },
  superseded: { icon: Archive, look: 'border-state-review bg-state-review-soft', ink: 'text-state-review' },
  withdrawn: { icon: CircleX, look: 'border-state-withdrawn bg-state-withdrawn-soft', ink: 'text-state-withdrawn' },
  unknown: { icon: CircleHelp, look: 'border-line-strong bg-state-draft-soft', ink: 'text-state-draft' },
}

/** What exactly was recognised: a file, a section or the whole text. */
function Matched({ answer }: { answer: VerifyAnswer }) {
  const { t } = useTranslation('verify')
  const { t: word } = useTranslation('words')
  if (!answer.release || !answer.matches) return null
  const { reference, title } = answer.release
  const format = answer.format ? word(`format.${answer.format}`) : ''
  return <p>{t(`matches.${answer.matches}`, { reference, title, format })}</p>
}

/** The answer in plain words, with what to do about it. Takes the focus, so that it is seen and read out wherever it was asked for. */
export function VerifyResult({ answer, name }: { answer: VerifyAnswer; name: string }) {
  const { t } = useTranslation('verify')
  const heading = useFocusOnMount<HTMLHeadingElement>()
  const { icon, look, ink } = LOOKS[answer.state]
  return (
    <section aria-label={t('result')} className={`flex flex-col gap-4 rounded-lg border-2 p-6 sm:flex-row sm:gap-5 ${look}`}>
      <Icon of={icon} size={40} className={ink} />
      <div className="min-w-0 flex-1 space-y-3">
        <p className="text-sm break-words text-ink-soft">{name}</p>
        <h2 ref={heading} tabIndex={-1} className={`scroll-mt-24 outline-none font-serif text-xl font-semibold ${ink}`}>
          {t(`answer.${answer.state}.title`)}
        </h2>
        <Matched answer={answer} />
        <p>{t(`answer.${answer.state}.advice`)}</p>
        <p className="text-xs text-ink-soft">
          {t('fingerprint')}
          <code className="mt-0.5 block font-mono break-all">{answer.sha256}</code>
        </p>
        <div className="flex flex-wrap gap-3">
          {answer.supersededBy && (
            <LinkButton to={`/releases/${encodeURIComponent(answer.supersededBy)}`} variant="primary">
              {t('openNewer', { reference: answer.supersededBy })}
            </LinkButton>
          )}
          {answer.release && (
            <LinkButton to={`/releases/${encodeURIComponent(answer.release.reference)}`}>
              {t('open', { reference: answer.release.reference })}
            </LinkButton>
          )}
        </div>
      </div>
    </section>
  )
}
