import type { Authority } from '@concord/contract'
import { Landmark, Plus } from 'lucide-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAuthorities, useOfferAuthority } from '../../api/authorities.ts'
import { Loaded } from '../../problems/Loaded.tsx'
import { ActionProblem } from '../../problems/LoadProblem.tsx'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { useNotify } from '../../ui/notices.tsx'
import { AuthorityDialog } from './AuthorityDialog.tsx'
import { AuthorityRow } from './AuthorityRow.tsx'

type AuthoritiesProps = { slug: string; canManage: boolean }

/** Whom the edition's papers may ask to act. The secretariat keeps the list here; a retired authority stays where texts name it. */
export function Authorities({ slug, canManage }: AuthoritiesProps) {
  const { t } = useTranslation('group')
  const authorities = useAuthorities(slug, { isFresh: true })
  const offer = useOfferAuthority(slug)
  const notify = useNotify()
  const heading = useRef<HTMLHeadingElement>(null)
  const [open, setOpen] = useState<Authority | 'new' | null>(null)

  const setOffered = ({ id, shortName }: Authority, isOffered: boolean) =>
    offer.mutate(
      { id, isOffered },
      {
        onSuccess: () => {
          notify({ kind: 'success', title: t(isOffered ? 'authorities.reinstated' : 'authorities.retired', { name: shortName }) })
          heading.current?.focus()
        },
      },
    )
  const rows = (items: readonly Authority[]) => (
    <ul className="sheet divide-y divide-line overflow-hidden">
      {items.map((authority) => (
        <AuthorityRow
          key={authority.id}
          authority={authority}
          actions={
            canManage ? { onCorrect: () => setOpen(authority), onOffer: (isOffered) => setOffered(authority, isOffered) } : undefined
          }
        />
      ))}
    </ul>
  )

  return (
    <section className="space-y-4 lg:col-span-2">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 ref={heading} tabIndex={-1} className="text-lg font-semibold outline-none">
          {t('authorities.title')}
        </h2>
        {canManage && (
          <Button icon={<Icon of={Plus} />} onClick={() => setOpen('new')}>
            {t('authorities.add')}
          </Button>
        )}
      </div>
      <p className="max-w-text text-sm text-ink-soft">{t('authorities.lead')}</p>
      <ActionProblem error={offer.error} />
      <Loaded query={authorities} lines={6}>
        {({ items }) => {
          const [offered, retired] = [items.filter((one) => !one.retired), items.filter((one) => one.retired)]
          return (
            <>
              {offered.length > 0 ? (
                rows(offered)
              ) : (
                <EmptyState icon={Landmark} title={t('authorities.none')}>
                  {canManage ? t('authorities.noneAdd') : t('authorities.noneWait')}
                </EmptyState>
              )}
              {retired.length > 0 && (
                <details className="space-y-4">
                  <summary className="flex min-h-11 cursor-pointer items-center text-sm font-medium text-ink-soft hover:text-ink">
                    {t('authorities.retiredOnes', { count: retired.length })}
                  </summary>
                  {rows(retired)}
                </details>
              )}
            </>
          )
        }}
      </Loaded>
      {open !== null && (
        <AuthorityDialog
          slug={slug}
          authority={open === 'new' ? undefined : open}
          onSaved={(name) => notify({ kind: 'success', title: t('authorities.saved', { name }) })}
          onClose={() => setOpen(null)}
        />
      )}
    </section>
  )
}
