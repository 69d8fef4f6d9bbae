import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** Preloaded into a server process (`--import`): at SIGUSR2 it collects all garbage and prints what is left, heap and buffers, in bytes. */
setFlagsFromString('--expose-gc')
const collect: () => void = runInNewContext('gc')

process.on('SIGUSR2', () => {
  collect()
  const { heapUsed, external } = process.memoryUsage()
  process.stderr.write(`heap-probe ${heapUsed + external}\n`)
})
