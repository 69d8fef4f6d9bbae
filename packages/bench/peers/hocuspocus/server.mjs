import { SQLite } from '@hocuspocus/extension-sqlite'
import { Server } from '@hocuspocus/server'

/** Hocuspocus with all settings at their defaults and documents in a SQLite file. */
const { DATABASE, PORT } = process.env
const server = new Server({ address: '127.0.0.1', port: Number(PORT), quiet: true, extensions: [new SQLite({ database: DATABASE })] })
await server.listen()
