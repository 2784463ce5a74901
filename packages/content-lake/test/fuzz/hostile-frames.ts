import { once } from 'node:events'
import { WebSocket } from 'ws'
import type { Random } from '../../src/groq/test-support/random.ts'
import { hostileSearch, version } from './hostile-requests.ts'
import { hostileJson, hostileString } from './hostile-values.ts'

/** Frames for one of the lake's WebSockets, some of them as clients send them. */
export interface SocketCase {
  readonly path: string
  readonly frames: readonly (string | Buffer)[]
}

const PRESENCE = [
  'presence_subscribe',
  'presence_unsubscribe',
  'presence_rollcall',
  'presence_announce',
  'presence_disconnect',
]

/** @param token is sent along where a client would */
export function hostileFrames(random: Random, token: string): SocketCase {
  const isPresence = random.chance(0.5)
  const count = 1 + random.below(6)
  const frames = Array.from({ length: count }, () => {
    if (random.chance(0.1)) return Buffer.from([random.below(256), 0, 0xff])
    if (random.chance(0.1)) return hostileJson(random)
    if (random.chance(0.01)) return 'x'.repeat(200_000)
    return isPresence ? presenceFrame(random, token) : streamFrame(random, token)
  })
  const path = isPresence ? '/v2026-09-01/socket/production' : '/v2026-09-01/streams'
  return { path, frames }
}

function presenceFrame(random: Random, token: string): string {
  const id = random.chance(0.8) ? random.below(5) : hostileString(random)
  if (random.chance(0.3)) {
    const authorization = random.chance(0.7) ? `Bearer ${token}` : hostileString(random)
    return JSON.stringify({ id, method: 'authorization', params: { authorization } })
  }
  const method = JSON.stringify(random.pick(PRESENCE))
  const session = JSON.stringify(hostileString(random).slice(0, 100))
  const locations = random.chance(0.8) ? `[${hostileJson(random)}]` : hostileJson(random)
  const params = `{"session":${session},"data":{"sessionId":${session},"locations":${locations}}}`
  return `{"jsonrpc":"2.0","id":${JSON.stringify(id)},"method":${method},"params":${params}}`
}

function streamFrame(random: Random, token: string): string {
  const number = random.pick(['1', '2', '3', '-1', '1.5', '1e400', '"1"'])
  if (random.chance(0.2)) return `{"close":${number}}`
  const operation = random.pick([
    'data/listen',
    'data/live/events',
    'data/query',
    '..',
    '',
    'data/doc',
  ])
  const names = ['query', 'includeResult', 'includeDrafts', 'enableResume', '$a']
  const path = `/${version(random)}/${operation}/production${hostileSearch(random, names)}`
  const headers = {
    authorization: `Bearer ${token}`,
    [random.pick(['last-event-id', 'x-sanity-a', 'cookie', hostileString(random)])]:
      hostileString(random),
  }
  return `{"open":${number},"path":${JSON.stringify(path)},"headers":${JSON.stringify(headers)}}`
}

/** Sends the frames; resolves when the other side has closed the socket, or read them all. */
export async function sendFrames(port: number, { path, frames }: SocketCase): Promise<void> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`)
  const closed = once(socket, 'close')
  // It may be closed in the middle of a frame.
  socket.on('error', () => {})
  await Promise.race([once(socket, 'open'), closed])
  for (const frame of frames) socket.send(frame, () => {})
  socket.ping(() => {})
  await Promise.race([once(socket, 'pong'), closed])
  socket.terminate()
  await closed
}
