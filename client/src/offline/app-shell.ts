/** Which files make this version of the app; the build writes it into the service worker. */
export type AppShellFiles = { version: string; files: readonly string[] }

/** As much of the browser's caches and network as the shell needs. */
export type AppShellPlace = {
  origin: string
  caches: CacheStorage
  fetch: (request: Request) => Promise<Response>
  /** Resolves after so many milliseconds. */
  wait: (ms: number) => Promise<void>
}

const CACHE_PREFIX = 'concord-app-'
const PAGE = '/'
const ASSETS = '/assets/'
/** A network that has not answered by then is as good as none: what is on the device can be read meanwhile. */
const PATIENCE_MS = 4_000

/** Page addresses have no file ending; the server decides the same way. */
const isPage = (path: string): boolean => !/^\/(api|collab|assets)(\/|$)/.test(path) && !/\.[a-z0-9]+$/i.test(path)

/**
 * The app's own files on this device, so that it opens without a connection. Only files that are the same for everybody ever lie here:
 * what people write and read is kept elsewhere, bound to the person.
 */
export class AppShell {
  private readonly shell: AppShellFiles
  private readonly place: AppShellPlace
  private readonly cacheName: string

  constructor(shell: AppShellFiles, place: AppShellPlace) {
    this.shell = shell
    this.place = place
    this.cacheName = `${CACHE_PREFIX}${shell.version}`
  }

  /** Takes every file of this version; fails as a whole where one is missing, so that a version is either there or not. */
  async install(): Promise<void> {
    const cache = await this.place.caches.open(this.cacheName)
    await cache.addAll([...this.shell.files])
  }

  /** Forgets old versions but the last one: a tab that is still open may ask for its parts. */
  async tidy(): Promise<void> {
    const own = (await this.place.caches.keys()).filter((name) => name.startsWith(CACHE_PREFIX) && name !== this.cacheName)
    await Promise.all(own.slice(0, -1).map((name) => this.place.caches.delete(name)))
  }

  /** The answer to a request, or undefined where the browser should ask the network as if nobody stood between. */
  answer(request: Request): Promise<Response> | undefined {
    const { origin, pathname } = new URL(request.url)
    if (request.method !== 'GET' || origin !== this.place.origin) return undefined
    if (request.mode === 'navigate') return isPage(pathname) ? this.answerPage(request) : undefined
    return pathname.startsWith(ASSETS) || this.shell.files.includes(pathname) ? this.answerFile(request) : undefined
  }

  /** The network first, so that a new version is taken on the next load; the kept page where the network is away or silent. */
  private async answerPage(request: Request): Promise<Response> {
    const kept = await this.kept(PAGE)
    const asked = this.place.fetch(request)
    if (!kept) return asked
    const inTime = asked.then((response) => (response.status >= 500 ? kept : response))
    return Promise.race([inTime.catch(() => kept), this.place.wait(PATIENCE_MS).then(() => kept)])
  }

  /** Names carry a hash of their content, so whatever version has kept the file, it is the right one. */
  private async answerFile(request: Request): Promise<Response> {
    const kept = await this.place.caches.match(request, { ignoreVary: true })
    if (kept) return kept
    const response = await this.place.fetch(request)
    if (response.ok && new URL(request.url).pathname.startsWith(ASSETS)) {
      const cache = await this.place.caches.open(this.cacheName)
      await cache.put(request, response.clone())
    }
    return response
  }

  private async kept(path: string): Promise<Response | undefined> {
    const cache = await this.place.caches.open(this.cacheName)
    return cache.match(path, { ignoreVary: true })
  }
}
