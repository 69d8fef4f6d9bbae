import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { costOf, untilIdle } from '../machine/process-cost.ts'
import { freePort, isListening, NODE_ARGUMENTS, ServerProcess } from '../machine/server-process.ts'
import { type Caller, hocuspocusCaller, stockCaller } from '../wire/caller.ts'
import type { Driver, RunningServer } from './driver.ts'

const PEERS = fileURLToPath(new URL('../../peers', import.meta.url))

type Peer = {
  title: string
  folder: string
  packages: readonly string[]
  script: string
  environment(folder: string, port: number): Record<string, string>
  caller(port: number): Caller
}

/** A peer takes any name for a room and anybody for a person. */
function peerDriver(peer: Peer): Driver {
  const home = join(PEERS, peer.folder)
  const versionOf = (name: string) => JSON.parse(readFileSync(join(home, 'node_modules', name, 'package.json'), 'utf8')).version
  return {
    title: peer.title,
    versions: () => peer.packages.map((name) => `${name} ${versionOf(name)}`).join(', '),
    start: (folder) => startPeer(peer, home, folder),
  }
}

async function startPeer(peer: Peer, home: string, folder: string): Promise<RunningServer> {
  const port = await freePort()
  const server = await ServerProcess.start({
    command: process.execPath,
    args: [...NODE_ARGUMENTS, join(home, peer.script)],
    environment: { NODE_ENV: 'production', ...peer.environment(folder, port) },
    folder: home,
    logFile: join(folder, 'server.log'),
    isReady: () => isListening(port),
  })
  const cost = () => costOf(server.pid)
  return {
    cost,
    collectGarbage: () => server.collectGarbage(),
    idle: (quietMs) => untilIdle(() => cost().cpu, { quietMs }),
    makeRooms: async (count) => Array.from({ length: count }, (_, index) => `room-${index}-${randomUUID()}`),
    callers: async (count) => Array.from({ length: count }, () => peer.caller(port)),
    stop: () => server.stop(),
    kill: () => server.kill(),
    close: async () => {},
  }
}

/** Set up as its guide says, all settings at their defaults: it stores 2 s after the last change, or 10 s after the first. */
export const hocuspocus = peerDriver({
  title: 'Hocuspocus, SQLite',
  folder: 'hocuspocus',
  packages: ['@hocuspocus/server', '@hocuspocus/extension-sqlite', 'better-sqlite3', 'yjs'],
  script: 'server.mjs',
  environment: (folder, port) => ({ PORT: String(port), DATABASE: join(folder, 'documents.sqlite') }),
  caller: (port) => hocuspocusCaller(`ws://127.0.0.1:${port}/`),
})

/** The server of its package, with the persistence that its README offers. */
export const yWebsocketServer = peerDriver({
  title: 'y-websocket-server, LevelDB',
  folder: 'y-websocket-server',
  packages: ['@y/websocket-server', 'y-leveldb', 'yjs'],
  script: 'node_modules/@y/websocket-server/src/server.js',
  environment: (folder, port) => ({ HOST: '127.0.0.1', PORT: String(port), YPERSISTENCE: join(folder, 'documents') }),
  caller: (port) => stockCaller((room) => ({ url: `ws://127.0.0.1:${port}/${room}`, headers: {} })),
})
