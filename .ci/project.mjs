import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's folder, whatever folder a script is called from. */
export const root = fileURLToPath(new URL('..', import.meta.url))

/** A path inside the project. */
export const inside = (...parts) => join(root, ...parts)

/** The Node that everything but these scripts runs on; it is one of the packages that `install.mjs` installs. */
export const node = inside('node_modules/node/bin/node')

/** The environment for it: compiled code is kept between runs, so that a second start is quick. */
export const nodeEnvironment = { NODE_COMPILE_CACHE: inside('node_modules/.cache/node'), ...process.env }
