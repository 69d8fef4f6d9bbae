import { concordDriver } from './concord.ts'
import type { Driver } from './driver.ts'
import { hocuspocus, yWebsocketServer } from './peers.ts'

/** What is measured, by the names of the command line. */
export const DRIVERS = {
  concord: concordDriver({ title: 'Concord, embedded', database: 'embedded', socket: 'stock' }),
  'concord-shared': concordDriver({ title: 'Concord, embedded, shared socket', database: 'embedded', socket: 'shared' }),
  'concord-postgres': concordDriver({ title: 'Concord, PostgreSQL', database: 'postgres', socket: 'stock' }),
  'concord-postgres-shared': concordDriver({ title: 'Concord, PostgreSQL, shared socket', database: 'postgres', socket: 'shared' }),
  hocuspocus,
  'y-websocket-server': yWebsocketServer,
} satisfies Record<string, Driver>

export type DriverName = keyof typeof DRIVERS

/** Those that Concord is compared with. */
export const PEERS: readonly DriverName[] = ['hocuspocus', 'y-websocket-server']
