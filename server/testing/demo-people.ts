import { DEMO_GUEST_CODE } from '../src/demo/edition.ts'
import { Visitor } from './visitor.ts'

/** Members of the first lab who may write in a draft. */
const WRITERS = ['contributor', 'contributor2', 'rapporteur', 'moderator', 'katarina', 'ville']

/** As many different people of the first lab as a test asks for, signed in: its members, and then guests. */
export const signInWriters = (origin: string, count: number): Promise<Visitor[]> =>
  Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const name = WRITERS[index]
      if (name) return Visitor.signedIn(origin, name)
      const guest = new Visitor(origin)
      await guest.must('POST', '/api/v1/session/guest', {
        code: DEMO_GUEST_CODE,
        name: `Guest ${index}`,
        organisation: 'Cluster of one',
      })
      return guest
    }),
  )
