import type { Bus, Room, Rooms } from '@concord/collab'
import { CLOSE } from '@concord/contract'
import type { Metrics } from '../http/metrics.ts'

/** Why a socket or a channel was not let in, or was ended for how it sends, by the status or close code that it got. */
const REFUSED_SOCKETS: Readonly<Record<number, string>> = {
  400: 'not_a_frame',
  403: 'origin',
  [CLOSE.signIn]: 'sign_in',
  [CLOSE.notYours]: 'not_yours',
  [CLOSE.noSuchSection]: 'no_such_section',
  [CLOSE.reload]: 'schema',
  [CLOSE.copyRefused]: 'epoch',
  [CLOSE.tooLarge]: 'too_large',
  [CLOSE.retry]: 'too_fast',
}

/** What `/metrics` tells of the live side: what is counted as it happens, and gauges that are asked for when somebody looks. */
export function createLiveMetrics(metrics: Metrics) {
  const updateRefused = metrics.counter('concord_updates_refused_total', 'Sessions that their room ended, by the rule that they broke.')
  const socketRefused = metrics.counter(
    'concord_sockets_refused_total',
    'Sockets and channels that were not let in, or ended for how they send, by reason.',
  )
  const problem = metrics.counter(
    'concord_live_problems_total',
    'What failed that people do not see yet: commit_delayed, checkpoint_failed and so on.',
  )
  const published = metrics.counter('concord_bus_published_total', 'Messages to the other nodes, by kind.')
  const received = metrics.counter('concord_bus_received_total', 'Messages of other nodes, by kind.')
  const lost = metrics.counter('concord_bus_losses_total', 'Times that messages of other nodes may have been lost.')
  lost({}, 0)
  return {
    updateRefused: (rule: string) => updateRefused({ rule }),
    /** `code` is the HTTP status or the close code that the other end got. */
    socketRefused: (code: number) => socketRefused({ reason: REFUSED_SOCKETS[code] ?? 'other' }),
    problem: (what: string) => problem({ what }),
    /** The same bus, counted. */
    countBus(bus: Bus): Bus {
      bus.listen({ received: ({ kind }) => received({ kind }), lost: () => lost() })
      return {
        publish(message) {
          published({ kind: message.kind })
          bus.publish(message)
        },
        listen: (listener) => bus.listen(listener),
        close: () => bus.close(),
      }
    },
    watch: (rooms: Rooms, openSockets: () => number) => watchRooms(metrics, rooms, openSockets),
  }
}

export type LiveMetrics = ReturnType<typeof createLiveMetrics>

function watchRooms(metrics: Metrics, rooms: Rooms, openSockets: () => number): void {
  const sum = (ofRoom: (room: Room) => number) => [...rooms.all()].reduce((total, room) => total + ofRoom(room), 0)
  metrics.gauge('concord_sockets_open', 'Sockets that are open.', openSockets)
  metrics.gauge('concord_rooms_open', 'Sections that somebody is in.', () => sum(() => 1))
  metrics.gauge('concord_sessions_open', 'Stays in rooms; one person has one per section and window.', () =>
    sum(({ sessions }) => sessions.size),
  )
  metrics.gauge('concord_updates_waiting', 'Updates that are accepted and not committed yet.', () => sum(({ waiting }) => waiting.updates))
  metrics.gauge('concord_updates_waiting_bytes', 'Their size.', () => sum(({ waiting }) => waiting.bytes))
  metrics.gauge(
    'concord_commit_waiting_seconds',
    'How long the commit under way has waited for the database; 0 between commits.',
    () => rooms.committer.waitingMs / 1000,
  )
  metrics.total('concord_commits_total', 'Statements that appended to the log.', () => rooms.committer.done.turns)
  metrics.total('concord_committed_rows_total', 'Rows in the log: one per section and commit.', () => rooms.committer.done.rows)
}
