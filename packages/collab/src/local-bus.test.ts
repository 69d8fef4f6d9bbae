import { describe } from 'vitest'
import { describeBus } from '../testing/index.ts'
import { LocalBuses } from './local-bus.ts'

describe('Bus in one process', () => {
  const buses = new LocalBuses()
  describeBus(() => ({ connect: async () => buses.connect() }))
})
