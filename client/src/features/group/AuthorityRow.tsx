import type { Authority } from '@concord/contract'
import { Archive, ArchiveRestore, Pencil } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { formatCountry } from '../../i18n/format.ts'
import { IconButton } from '../../ui/IconButton.tsx'

type AuthorityRowProps = {
  authority: Authority
  /** Left out for those who only read the list. */
  actions: { onCorrect: () => void; onOffer: (isOffered: boolean) => void } | undefined
}

/** One authority of an edition, with what the secretariat can do to it. */
export function AuthorityRow({ authority, actions }: AuthorityRowProps) {
  const { t } = useTranslation('group')
  const { name, shortName, country, retired } = authority
  return (
    <li className="flex items-center gap-2 py-2.5 pr-2 pl-5">
      <div className="min-w-0 flex-1 py-1">
        <p className="font-medium break-words">{name}</p>
        <p className="text-sm text-ink-soft">
          {[shortName !== name && shortName, country && formatCountry(country)].filter(Boolean).join(' · ')}
        </p>
      </div>
      {actions && (
        <div className="flex shrink-0">
          <IconButton icon={Pencil} size={18} label={t('authorities.correct', { name: shortName })} onClick={actions.onCorrect} />
          {retired ? (
            <IconButton
              icon={ArchiveRestore}
              size={18}
              label={t('authorities.reinstate', { name: shortName })}
              onClick={() => actions.onOffer(true)}
            />
          ) : (
            <IconButton
              icon={Archive}
              size={18}
              label={t('authorities.retire', { name: shortName })}
              onClick={() => actions.onOffer(false)}
            />
          )}
        </div>
      )}
    </li>
  )
}
