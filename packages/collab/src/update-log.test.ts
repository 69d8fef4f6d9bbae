import { randomUUID } from 'node:crypto'
import type { PersonId, SectionId } from '@concord/paper'
import { describe } from 'vitest'
import { describeUpdateLog, MemoryUpdateLog } from '../testing/index.ts'

describe('UpdateLog in memory', () => {
  const log = new MemoryUpdateLog()
  describeUpdateLog(() => ({
    log,
    createPerson: async () => randomUUID() as PersonId,
    createSection: async () => {
      const id = randomUUID() as SectionId
      log.create(id)
      return id
    },
    setState: async (id, state) => log.change(id, { state }),
    setEpoch: async (id, epoch) => log.change(id, { epoch }),
  }))
})
