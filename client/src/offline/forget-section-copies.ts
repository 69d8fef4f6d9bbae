/** As `@concord/collab/browser` names them; loading it only to find nothing would cost every reader of the library. */
const PREFIX = 'concord-section-'

/** Removes the copies of sections that earlier visits left on this device, but those with words that have not reached the server. */
export async function forgetSectionCopies(): Promise<void> {
  const databases = (await indexedDB.databases?.()) ?? []
  if (!databases.some(({ name }) => name?.startsWith(PREFIX))) return
  const { forgetSavedCopies } = await import('@concord/collab/browser')
  await forgetSavedCopies()
}
