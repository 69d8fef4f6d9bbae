/** Lets at most `width` run at once and `waiting` stand in line. `enter` answers undefined at once when the line is full. */
export function createTurnstile(width: number, waiting: number) {
  const line: (() => void)[] = []
  let inside = 0

  const leave = () => {
    const next = line.shift()
    if (next) next()
    else inside -= 1
  }

  return {
    async enter<Result>(run: () => Promise<Result>): Promise<Result | undefined> {
      if (inside < width) inside += 1
      else if (line.length >= waiting) return undefined
      else await new Promise<void>((resolve) => line.push(resolve))
      try {
        return await run()
      } finally {
        leave()
      }
    },
  }
}
