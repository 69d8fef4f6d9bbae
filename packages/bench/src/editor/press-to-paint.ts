import { setTimeout as delay } from 'node:timers/promises'
import type { CDPSession, Page } from 'playwright-core'
import { randomFrom } from '../load/typing-load.ts'

const LETTERS = 'etaoin shrdlu'
/** A good typist's pace, with pauses of their own so that nothing falls into step with a clock. */
const BETWEEN_MS = 90
const WARM_UP = 30

declare global {
  interface Window {
    presses: number[] | undefined
  }
}

/** Has a page note, for every key press, the time from the press to the end of the next frame. */
function notePresses(): void {
  const isListening = window.presses !== undefined
  window.presses = []
  if (isListening) return
  addEventListener(
    'keydown',
    ({ timeStamp }) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => window.presses!.push(performance.now() - timeStamp)
        port2.postMessage(undefined)
      })
    },
    true,
  )
}

/** Types into what has the focus and answers the times from press to paint in milliseconds, the first presses left out. */
export async function typeAndTime(page: Page, { presses, slowdown }: { presses: number; slowdown: number }): Promise<number[]> {
  const session = await page.context().newCDPSession(page)
  await page.evaluate(notePresses)
  await withSlowCpu(session, slowdown, async () => {
    const random = randomFrom(1)
    for (let place = 0; place < presses + WARM_UP; place += 1) {
      await page.keyboard.press(LETTERS[place % LETTERS.length] === ' ' ? 'Space' : LETTERS[place % LETTERS.length]!)
      await delay(BETWEEN_MS * (0.5 + random()))
    }
    await page.waitForFunction((count) => window.presses!.length === count, presses + WARM_UP)
  })
  const times = await page.evaluate(() => window.presses!)
  await session.detach()
  return times.slice(WARM_UP)
}

async function withSlowCpu(session: CDPSession, rate: number, work: () => Promise<void>): Promise<void> {
  await session.send('Emulation.setCPUThrottlingRate', { rate })
  try {
    await work()
  } finally {
    await session.send('Emulation.setCPUThrottlingRate', { rate: 1 })
  }
}
