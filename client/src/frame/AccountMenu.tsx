import type { Person } from '@concord/contract'
import { ChevronDown, CircleUserRound, LogOut } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useSignOut } from '../api/session.ts'
import { describeProblem } from '../problems/describe-problem.ts'
import { Icon } from '../ui/Icon.tsx'
import { Menu } from '../ui/Menu.tsx'
import { useNotify } from '../ui/notices.tsx'

/** The signed-in person: name, organisation, sign out. */
export function AccountMenu({ person }: { person: Person }) {
  const { t } = useTranslation('frame')
  const { t: problem } = useTranslation('problems')
  const signOut = useSignOut()
  const notify = useNotify()

  const leave = async () => {
    try {
      await signOut.mutateAsync()
      location.assign('/')
    } catch (error) {
      notify({ kind: 'problem', title: problem('title'), text: describeProblem(problem, error) })
    }
  }

  return (
    <Menu
      label={t('account', { name: person.name })}
      className="-mr-2 px-2"
      trigger={
        <>
          <Icon of={CircleUserRound} size={20} />
          <span className="max-w-40 truncate max-sm:sr-only">{person.name}</span>
          <Icon of={ChevronDown} size={16} />
        </>
      }
      header={
        <div className="mb-1.5 border-b border-line px-3 pt-2 pb-3 text-sm">
          <p className="font-medium">{person.name}</p>
          <p className="text-ink-soft">{[person.organisation, person.kind === 'guest' && t('guest')].filter(Boolean).join(' · ')}</p>
        </div>
      }
      actions={[{ id: 'sign-out', label: t('signOut'), icon: <Icon of={LogOut} />, onAction: () => void leave() }]}
    />
  )
}
