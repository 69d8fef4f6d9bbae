/** Ids are UUIDs as strings; the brand keeps one kind from standing in for another. */
type Id<Kind extends string> = string & { readonly __kind: Kind }

export type EditionId = Id<'edition'>
export type GroupId = Id<'group'>
export type OrganisationId = Id<'organisation'>
export type PersonId = Id<'person'>
export type PaperId = Id<'paper'>
export type SectionId = Id<'section'>
export type ReleaseId = Id<'release'>

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Whether a string from outside has the form of an id (lower-case UUID). */
export const isId = (text: string): boolean => UUID.test(text)
