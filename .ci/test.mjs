import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureInstalled } from './install.mjs'
import { LANES, LONG_LANES, LONG_RUN, SHORT_RUN } from './test-lanes.mjs'

/** `npm test`, `npm run test:long`, or either with the names of some lanes. The last line says `N passed, N failed`. */
const isLong = process.argv.includes('--long')
const asked = process.argv.slice(2).filter((name) => name !== '--long')
const unknown = asked.filter((name) => !Object.hasOwn(LANES, name))
if (unknown.length > 0) {
  console.error(`There is no lane ${unknown.join(', ')}. Lanes: ${Object.keys(LANES).join(', ')}.`)
  process.exit(1)
}

ensureInstalled()
/** Databases that cost seconds to fill are left here by one lane for the next. */
const templates = mkdtempSync(join(tmpdir(), 'concord-templates-'))
const { env, args } = isLong ? LONG_RUN : SHORT_RUN
const run = { env: { ...env, CONCORD_TEMPLATES: templates }, args }
const usual = isLong ? LONG_LANES : Object.keys(LANES)
const total = { passed: 0, failed: 0, skipped: 0 }
const lines = []
for (const name of asked.length > 0 ? asked : usual) {
  console.log(`\n== ${name}`)
  const startedAt = performance.now()
  const { passed, failed, skipped } = LANES[name](run)
  const seconds = Math.round((performance.now() - startedAt) / 1_000)
  lines.push(`${name.padEnd(10)} ${passed} passed, ${failed} failed, ${skipped.length} skipped in ${seconds} s`)
  lines.push(...skipped.map((reason) => `  SKIPPED ${reason}`))
  total.passed += passed
  total.failed += failed
  total.skipped += skipped.length
}

rmSync(templates, { recursive: true, force: true })

/** On a machine that is there to test, what could not run has failed. */
if (process.env.CI === 'true') {
  total.failed += total.skipped
  total.skipped = 0
}
console.log(`\n${lines.join('\n')}\n`)
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0
console.log(`${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`)
