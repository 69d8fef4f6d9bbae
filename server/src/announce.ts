import { createSetupLink } from './commands/create-setup-link.ts'
import { DEMO_GUEST_CODE } from './demo/edition.ts'
import { DEMO_PASSWORD, DEMO_PEOPLE, DEMO_SIGN_INS } from './demo/people.ts'
import type { Deps } from './deps.ts'

/** What the person at the keyboard is told once the server is ready: the address, and how to sign in for the first time. */
export async function announcement(deps: Deps): Promise<string> {
  const ready = `Concord is ready: ${deps.env.origin}`
  if (deps.env.demo) return [ready, '', ...demoSignIns(), ''].join('\n')
  const link = await createSetupLink(deps)
  return link === undefined
    ? `${ready}\n`
    : [ready, '', 'Nobody has an account yet. Set up the secretariat (once, within a day):', `  ${link}`, ''].join('\n')
}

function demoSignIns(): string[] {
  const people = DEMO_SIGN_INS.map((key) => `  ${DEMO_PEOPLE[key].email.padEnd(28)} ${DEMO_PEOPLE[key].name}`)
  return [`Demo sign-ins (password ${DEMO_PASSWORD}):`, ...people, `Guest code of the first lab: ${DEMO_GUEST_CODE}`]
}
