import { StockClient } from '@concord/collab/testing'
import type { PaperView, SectionText } from '@concord/contract'

export const DEMO_PASSWORD = 'concord-demo'

/** An answer with its body read: JSON where it says so, else bytes. */
export type Answer<Body> = { status: number; headers: Headers; body: Body }

/** Somebody who uses a running server from outside, over HTTP and sockets, with a cookie of their own. */
export class Visitor {
  readonly origin: string
  /** As it goes into a `Cookie` header. */
  cookie = ''

  constructor(origin: string) {
    this.origin = origin
  }

  /** Signs one of the demo people in, e.g. `contributor`. */
  static async signedIn(origin: string, name: string): Promise<Visitor> {
    const visitor = new Visitor(origin)
    const answer = await visitor.request('POST', '/api/v1/session', { email: `${name}@demo.example`, password: DEMO_PASSWORD })
    if (answer.status !== 201) throw new Error(`${name} could not sign in: ${answer.status} ${JSON.stringify(answer.body)}`)
    return visitor
  }

  async request<Body>(method: string, path: string, body?: unknown): Promise<Answer<Body>> {
    const response = await fetch(`${this.origin}${path}`, {
      method,
      redirect: 'manual',
      headers: { origin: this.origin, cookie: this.cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const [set] = response.headers.getSetCookie()
    if (set) this.cookie = set.split(';', 1)[0]!
    const isJson = response.headers.get('content-type')?.startsWith('application/json') && !path.includes('/files/')
    const read = isJson ? await response.json() : new Uint8Array(await response.arrayBuffer())
    return { status: response.status, headers: response.headers, body: read as Body }
  }

  /** Like `request`, and throws unless it succeeds. */
  async must<Body>(method: string, path: string, body?: unknown): Promise<Body> {
    const answer = await this.request<Body>(method, path, body)
    if (answer.status >= 400) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`)
    return answer.body
  }

  /** A new paper in the first group of this person's session. */
  async createPaper(title: string): Promise<PaperView> {
    const session = await this.must<{ roles: { groups: { groupId: string }[] } }>('GET', '/api/v1/session')
    return this.must('POST', '/api/v1/papers', { groupId: session.roles.groups[0]!.groupId, type: 'lab_report', title, language: 'en' })
  }

  content(sectionId: string): Promise<SectionText> {
    return this.must('GET', `/api/v1/sections/${sectionId}/content`)
  }

  /** Opens a section live with the stock client. */
  async open(sectionId: string, options: { from?: Uint8Array } = {}): Promise<StockClient> {
    const client = new StockClient({ url: `${this.origin.replace('http', 'ws')}/collab`, sectionId, cookie: this.cookie, ...options })
    await client.synced()
    return client
  }
}
