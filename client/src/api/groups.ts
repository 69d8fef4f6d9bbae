import { groupDetail, guestCode, memberAdded } from '@concord/contract'
import type { GroupRole } from '@concord/paper'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { apiPath, command, request } from './request.ts'

/** One group with its members and what the person may do in it. */
export const useGroup = (groupId: string) =>
  useQuery({
    queryKey: ['groups', groupId],
    queryFn: ({ signal }) => request(groupDetail, apiPath('groups', groupId), { signal }),
  })

/** Makes a new guest code. The server shows it this once. */
export const useCreateGuestCode = (groupId: string) =>
  useMutation({
    mutationFn: () => request(guestCode, apiPath('groups', groupId, 'guest-codes'), { method: 'POST', body: {} }),
  })

/** A person to add; `password` may be left to the server, which then answers with the one it made, this once. */
export type NewMember = { email: string; name: string; organisation: string; country?: string; role: Exclude<GroupRole, 'guest'> }

/** Adds a member, or changes a member's role. For the secretariat. */
export function useAddMember(groupId: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: NewMember) => request(memberAdded, apiPath('groups', groupId, 'members'), { method: 'POST', body }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['groups', groupId] }),
  })
}

/** Removes a member from a group; what they wrote stays. For the secretariat. */
export function useRemoveMember(groupId: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (personId: string) => command(apiPath('groups', groupId, 'members', personId), { method: 'DELETE' }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['groups', groupId] }),
  })
}
