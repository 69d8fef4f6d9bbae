import type { Bus, Rooms } from '@concord/collab'
import type { Logger } from 'pino'
import type { LiveSections } from '../deps.ts'
import type { SignedInSockets } from './signed-in-sockets.ts'
import type { Stays } from './stays.ts'

/** What a command told one node, on its way to the others. */
type LiveNotice = { [Kind in keyof LiveSections]: { kind: Kind; args: Parameters<LiveSections[Kind]> } }[keyof LiveSections]

export type LiveSectionsParts = {
  stays: Stays
  sockets: SignedInSockets
  rooms: Pick<Rooms, 'lookInto'>
  bus: Bus
  /** Ends the sockets whose sign-in is over. */
  endSignIns(): Promise<void>
  log: Pick<Logger, 'warn'>
}

/**
 * What commands tell the rooms after they have committed: this node's at once, every other node's over the bus. Notices say where to look,
 * never what to find: the database decides, so a notice that comes twice, late or never (`lost`) does no harm.
 */
export function createLiveSections(parts: LiveSectionsParts): LiveSections {
  const { bus, log } = parts
  const here = onThisNode(parts)
  // The command has committed: a look-up that fails is tried again, and is none of its callers' business.
  const quietly = (work: Promise<void> | void) =>
    Promise.resolve(work).catch((error) => log.warn({ error }, 'a change could not be told yet'))

  const take = ({ kind, args }: LiveNotice) => quietly((here[kind] as (...args: unknown[]) => Promise<void> | void)(...args))
  const everywhere =
    <Kind extends keyof LiveSections>(kind: Kind) =>
    async (...args: Parameters<LiveSections[Kind]>): Promise<void> => {
      const done = take({ kind, args } as LiveNotice)
      bus.publish({ kind: 'notice', notice: { kind, args } })
      await done
    }

  bus.listen({
    received(message) {
      if (message.kind === 'notice' && isNotice(message.notice, here)) void take(message.notice)
    },
    lost() {
      parts.sockets.forgetActors()
      void quietly(parts.stays.mayHaveMissed())
      void quietly(parts.endSignIns())
    },
  })
  return {
    sectionChanged: everywhere('sectionChanged'),
    sectionRenamed: everywhere('sectionRenamed'),
    sectionRemoved: everywhere('sectionRemoved'),
    textChanged: everywhere('textChanged'),
    commentsChanged: everywhere('commentsChanged'),
    paperChanged: everywhere('paperChanged'),
    sessionEnded: everywhere('sessionEnded'),
    sessionRenewed: everywhere('sessionRenewed'),
    personChanged: everywhere('personChanged'),
    groupChanged: everywhere('groupChanged'),
    authoritiesChanged: everywhere('authoritiesChanged'),
  }
}

function isNotice(notice: unknown, known: LiveSections): notice is LiveNotice {
  const { kind, args } = notice as Partial<LiveNotice>
  return typeof kind === 'string' && Object.hasOwn(known, kind) && Array.isArray(args)
}

const onThisNode = ({ stays, sockets, rooms }: LiveSectionsParts): LiveSections => ({
  sectionChanged: (sectionId) => stays.changed(({ room }) => room.sectionId === sectionId),
  sectionRemoved: (sectionId) => stays.changed(({ room }) => room.sectionId === sectionId),

  async sectionRenamed(sectionId, title) {
    for (const { room, session } of stays.select((stay) => stay.room.sectionId === sectionId)) room.tell(session, { type: 'title', title })
  },

  textChanged: (sectionId) => rooms.lookInto(sectionId),

  async commentsChanged(sectionId) {
    for (const { room, session } of stays.select((stay) => stay.room.sectionId === sectionId)) room.tell(session, { type: 'comments' })
  },

  async paperChanged(paperId) {
    for (const { room, session } of stays.select(({ place }) => place.section.paperId === paperId)) room.tell(session, { type: 'paper' })
  },

  async sessionEnded(sessionId) {
    sockets.ended(sessionId, 'signed out')
  },

  sessionRenewed: (oldId, newId) => sockets.renewed(oldId, newId),

  personChanged(personId) {
    sockets.forgetActors()
    return stays.changed(({ session }) => session.presence.personId === personId)
  },

  groupChanged(groupId) {
    sockets.forgetActors()
    return stays.changed(({ place }) => place.group.id === groupId)
  },

  async authoritiesChanged(editionId) {
    for (const { room, session } of stays.select(({ place }) => place.group.editionId === editionId))
      room.tell(session, { type: 'authorities' })
  },
})
