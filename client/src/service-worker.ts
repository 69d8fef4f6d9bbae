import { AppShell, type AppShellFiles } from './offline/app-shell.ts'

/** As much of a service worker's own world as this one uses; the project's types are those of pages. */
type Worker = {
  location: { origin: string }
  skipWaiting(): Promise<void>
  addEventListener(type: 'install' | 'activate', listener: (event: { waitUntil(work: Promise<unknown>): void }) => void): void
  addEventListener(type: 'fetch', listener: (event: { request: Request; respondWith(answer: Promise<Response>): void }) => void): void
}

declare const __APP_SHELL__: AppShellFiles

const worker = globalThis as unknown as Worker
const shell = new AppShell(__APP_SHELL__, {
  origin: worker.location.origin,
  caches,
  fetch: (request) => fetch(request),
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
})

// A new version answers from the next request on; tabs that are open keep their parts, see `tidy`.
worker.addEventListener('install', (event) => event.waitUntil(shell.install().then(() => worker.skipWaiting())))
worker.addEventListener('activate', (event) => event.waitUntil(shell.tidy()))
worker.addEventListener('fetch', (event) => {
  const answer = shell.answer(event.request)
  if (answer) event.respondWith(answer)
})
