import { ensureInstalled } from './install.mjs'
import { LANES } from './test-lanes.mjs'

/** `npm test`, or `npm test -- unit db` for some of the lanes. The last line says `N passed, N failed`. */
const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !Object.hasOwn(LANES, name))
if (unknown.length > 0) {
  console.error(`There is no lane ${unknown.join(', ')}. Lanes: ${Object.keys(LANES).join(', ')}.`)
  process.exit(1)
}

ensureInstalled()
const total = { passed: 0, failed: 0, skipped: 0 }
const lines = []
for (const name of asked.length > 0 ? asked : Object.keys(LANES)) {
  console.log(`\n== ${name}`)
  const startedAt = performance.now()
  const { passed, failed, skipped } = LANES[name]()
  const seconds = Math.round((performance.now() - startedAt) / 1_000)
  lines.push(`${name.padEnd(10)} ${passed} passed, ${failed} failed, ${skipped.length} skipped in ${seconds} s`)
  lines.push(...skipped.map((reason) => `  SKIPPED ${reason}`))
  total.passed += passed
  total.failed += failed
  total.skipped += skipped.length
}

/** On a machine that is there to test, what could not run has failed. */
if (process.env.CI === 'true') {
  total.failed += total.skipped
  total.skipped = 0
}
console.log(`\n${lines.join('\n')}\n`)
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0
console.log(`${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`)
