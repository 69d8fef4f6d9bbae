import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const RAPPORTEUR = { email: 'rapporteur@demo.example', password: 'concord-demo' }
const GUEST_CODE = 'MADRID2025'
const SECTIONS_PER_PAPER = 12
/** Sign-ins that are asked for at once. */
const WIDTH = 8

type Paper = { id: string; sections: { id: string }[] }

/** Makes papers and people over HTTP, as anybody could. Who has signed in is kept in the run's folder, and so outlives a restart. */
export class ConcordAccount {
  private readonly origin: string
  private readonly file: string
  private readonly cookies: string[]
  private rapporteur = ''

  constructor(origin: string, folder: string) {
    this.origin = origin
    this.file = join(folder, 'cookies.json')
    this.cookies = existsSync(this.file) ? JSON.parse(readFileSync(this.file, 'utf8')) : []
  }

  /** Ids of `count` sections, twelve to a paper; all in the demo lab that guests may write in. */
  async makeSections(count: number): Promise<string[]> {
    const sections: string[] = []
    while (sections.length < count) sections.push(...(await this.makePaper(SECTIONS_PER_PAPER)).sections)
    return sections.slice(0, count)
  }

  /** A paper with so many sections in the demo lab, or with its template's where they are more. */
  async makePaper(count: number): Promise<{ id: string; sections: string[] }> {
    this.rapporteur ||= await this.signIn('/api/v1/session', RAPPORTEUR)
    const { roles } = await this.ask<{ roles: { groups: { groupId: string }[] } }>('GET', '/api/v1/session')
    const body = { groupId: roles.groups[0]!.groupId, type: 'lab_report', title: 'Measured', language: 'en' }
    const { id, sections } = await this.ask<Paper>('POST', '/api/v1/papers', body)
    const ids = sections.map((section) => section.id)
    while (ids.length < count) {
      ids.push((await this.ask<{ id: string }>('POST', `/api/v1/papers/${id}/sections`, { title: `Section ${ids.length + 1}` })).id)
    }
    return { id, sections: ids }
  }

  /** The cookies of `count` different people: guests of the lab, signed in once. */
  async people(count: number): Promise<string[]> {
    while (this.cookies.length < count) {
      const missing = Array.from({ length: Math.min(WIDTH, count - this.cookies.length) }, (_, index) => this.cookies.length + index)
      const joined = missing.map((n) => ({ code: GUEST_CODE, name: `Guest ${n}`, organisation: 'Measured' }))
      this.cookies.push(...(await Promise.all(joined.map((guest) => this.signIn('/api/v1/session/guest', guest)))))
      writeFileSync(this.file, JSON.stringify(this.cookies))
    }
    return this.cookies.slice(0, count)
  }

  private async ask<Body>(method: string, path: string, body?: object): Promise<Body> {
    return (await this.send(method, path, this.rapporteur, body)).json() as Promise<Body>
  }

  private async signIn(path: string, body: object): Promise<string> {
    const response = await this.send('POST', path, '', body)
    await response.arrayBuffer()
    return response.headers.getSetCookie()[0]!.split(';', 1)[0]!
  }

  private async send(method: string, path: string, cookie: string, body?: object): Promise<Response> {
    const headers = { origin: this.origin, cookie, ...(body && { 'content-type': 'application/json' }) }
    const response = await fetch(`${this.origin}${path}`, { method, headers, ...(body && { body: JSON.stringify(body) }) })
    if (!response.ok) throw new Error(`${method} ${path} was answered with ${response.status} ${await response.text()}`)
    return response
  }
}
