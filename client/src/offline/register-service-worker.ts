const ADDRESS = '/service-worker.js'

/**
 * Keeps the app's own files on this device, once somebody has opened a paper: from then on it opens without a connection. A development
 * server has no such files. Where the browser has no service workers (private windows), the app needs its connection.
 */
export function registerServiceWorker(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  navigator.serviceWorker.register(ADDRESS).catch(() => {
    // The visit goes on as it would without; the next one tries again.
  })
}
