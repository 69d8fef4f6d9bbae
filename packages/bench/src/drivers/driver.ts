import type { Cost } from '../machine/process-cost.ts'
import type { Caller } from '../wire/caller.ts'

/** What a server and its database have used so far. `database` is absent where the server holds its data itself. */
export type ServerCost = Cost & { database?: Cost }

/** A server that runs, with the way into it. */
export type RunningServer = {
  /** Where its pages are, where it has some. */
  origin?: string
  cost(): ServerCost
  /** Has the server collect its garbage: what memory it holds then is what it needs. */
  collectGarbage(): Promise<void>
  /** Resolves when server and database have nothing left to do. */
  idle(quietMs: number): Promise<void>
  /** Names of `count` rooms that may be written in, made where the server wants that. */
  makeRooms(count: number): Promise<string[]>
  /** One paper with `count` sections to write in, where it has papers: its id and theirs, in order. */
  makePaper?(count: number): Promise<{ id: string; sections: string[] }>
  /** `count` people, each on a device of their own. The same people after a restart. */
  callers(count: number): Promise<Caller[]>
  stop(): Promise<void>
  /** SIGKILL for the server; a database beside it goes on. */
  kill(): Promise<void>
  /** After `stop` or `kill`: ends the database too. */
  close(): Promise<void>
}

/** One kind of server. All that a run leaves behind lies in its folder, so that a copy of the folder is a copy of the server's state. */
export type Driver = {
  title: string
  /** Products and versions that are measured; throws where something is not installed. */
  versions(): string
  start(folder: string): Promise<RunningServer>
}
