import type { GroupDetail } from '@concord/contract'
import { UserMinus, UserPlus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { AddMemberDialog } from './AddMemberDialog.tsx'
import { RemoveMemberDialog } from './RemoveMemberDialog.tsx'

type Member = GroupDetail['members'][number]

/** Who belongs to the group, in which role. The secretariat adds and removes people here. */
export function Members({ group, canManage }: { group: GroupDetail; canManage: boolean }) {
  const { t } = useTranslation('group')
  const { t: word } = useTranslation('words')
  const [isAdding, setAdding] = useState(false)
  const [leaving, setLeaving] = useState<Member | null>(null)
  return (
    <aside className="space-y-3">
      <h2 className="text-lg font-semibold">{t('members', { count: group.members.length })}</h2>
      <ul className="divide-y divide-line">
        {group.members.map((member) => (
          <li key={`${member.id} ${member.role}`} className="flex items-center gap-2 py-2.5 text-sm">
            <div className="min-w-0 flex-1">
              <p className="font-medium">{member.name}</p>
              <p className="text-ink-soft">{[word(`role.${member.role}`), member.organisation].filter(Boolean).join(' · ')}</p>
            </div>
            {canManage && (
              <IconButton icon={UserMinus} size={18} label={t('remove.action', { name: member.name })} onClick={() => setLeaving(member)} />
            )}
          </li>
        ))}
      </ul>
      {canManage && (
        <Button icon={<Icon of={UserPlus} />} onClick={() => setAdding(true)}>
          {t('add.action')}
        </Button>
      )}
      {isAdding && <AddMemberDialog groupId={group.id} onClose={() => setAdding(false)} />}
      {leaving && <RemoveMemberDialog groupId={group.id} member={leaving} onClose={() => setLeaving(null)} />}
    </aside>
  )
}
