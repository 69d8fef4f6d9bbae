/** How time passes for rooms: monotonic milliseconds, and waiting. A parameter, so that tests need no clock. */
export type Time = { now(): number; wait(ms: number): Promise<void> }

export const systemTime: Time = {
  now: () => performance.now(),
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
}
