import type { Hono } from 'hono'
import type { AppEnv } from '../src/http/app-env.ts'
import { mustKeepContract } from './contract-check.ts'

/** What a call answered. `body` is the parsed JSON, or undefined where there is none. */
export type Answer<Body> = { status: number; body: Body; headers: Headers }

/** A browser without a screen: keeps its cookie, sends the origin of our pages, and holds every answer against the contract. */
export class TestClient {
  readonly #app: Hono<AppEnv>
  readonly #origin: string
  cookie: string | undefined

  constructor(app: Hono<AppEnv>, origin: string) {
    this.#app = app
    this.#origin = origin
  }

  /** Sends anything; `headers` win over the usual ones. */
  async send(method: string, path: string, body?: BodyInit, headers: Record<string, string> = {}): Promise<Response> {
    const usual = { ...(method !== 'GET' && { origin: this.#origin }), ...(this.cookie && { cookie: this.cookie }) }
    const response = await this.#app.request(path, { method, body, headers: { ...usual, ...headers } } as RequestInit)
    const [cookie] = response.headers.getSetCookie()
    if (cookie) this.cookie = cookie.split(';', 1)[0]
    return response
  }

  async #json<Body>(method: string, path: string, body?: unknown): Promise<Answer<Body>> {
    const headers = { 'content-type': 'application/json' }
    const response = await this.send(method, path, body === undefined ? undefined : JSON.stringify(body), headers)
    const text = await response.text()
    const isJson = response.headers.get('content-type')?.includes('json')
    const answer = { status: response.status, headers: response.headers, body: isJson && text !== '' ? JSON.parse(text) : undefined }
    mustKeepContract({ method, path }, answer)
    return answer
  }

  get<Body = unknown>(path: string): Promise<Answer<Body>> {
    return this.#json('GET', path)
  }
  post<Body = unknown>(path: string, body: unknown = {}): Promise<Answer<Body>> {
    return this.#json('POST', path, body)
  }
  patch<Body = unknown>(path: string, body: unknown): Promise<Answer<Body>> {
    return this.#json('PATCH', path, body)
  }
  delete<Body = unknown>(path: string): Promise<Answer<Body>> {
    return this.#json('DELETE', path)
  }
}
