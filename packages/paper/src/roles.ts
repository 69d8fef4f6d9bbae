/** What a person may be in one group. Observers are officials: they read, they never sign. */
export const GROUP_ROLES = ['guest', 'contributor', 'rapporteur', 'moderator', 'endorser', 'observer'] as const
export type GroupRole = (typeof GROUP_ROLES)[number]

/** What a person may be in a whole edition. */
export const EDITION_ROLES = ['secretariat', 'policy_officer'] as const
export type EditionRole = (typeof EDITION_ROLES)[number]

/** What a session may do with the text of one section. `none` means it may not even see it. */
export type Grant = 'edit' | 'suggest' | 'read' | 'none'
