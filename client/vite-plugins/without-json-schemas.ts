import type { Plugin } from 'vite'

const MAKERS = /\/zod\/v4\/core\/(to-json-schema|json-schema-processors)\.js$/
const EXPORTED = /^export (?:const|function|async function) (\w+)/gm

/**
 * Leaves zod's makers of JSON schemas out of what browsers load: a third of zod, which only the server's API description needs. Every
 * schema names them, so nothing less than taking their code away helps; a call of one throws.
 */
export const withoutJsonSchemas = (): Plugin => ({
  name: 'concord:without-json-schemas',
  apply: 'build',
  transform: {
    filter: { id: MAKERS },
    handler: (code) => [...code.matchAll(EXPORTED)].map(([, name]) => `export const ${name} = undefined`).join('\n'),
  },
})
