import { STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import { REQUEST_ID } from './request-id.ts'

/** Answers a connection on which HTTP is not spoken, or not any more, with a status alone, and ends it. */
export function refuseConnection(
  socket: Duplex,
  status: number,
  requestId: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  const lines = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Connection: close',
    'Content-Length: 0',
    `${REQUEST_ID}: ${requestId}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
  ]
  // Ended only, it would stay open for as long as the other side likes, and hold up a server that stops.
  socket.end(`${lines.join('\r\n')}\r\n\r\n`, () => socket.destroy())
}
