import { randomUUID } from 'node:crypto'
import type { Duplex } from 'node:stream'
import type { Log } from '../logging/log.ts'
import type { AnswersUnderWay } from './answers-under-way.ts'
import { refuseConnection } from './refuse-connection.ts'

const BAD_REQUEST = 400
/** As Node itself answers them. */
const STATUSES: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
}

/** For the `clientError` event of an HTTP server: refuses what cannot be read as a request, and logs that. */
export function malformedRequest(log: Log, underWay: AnswersUnderWay) {
  return ({ code = '' }: NodeJS.ErrnoException, socket: Duplex): void => {
    if (code === 'ECONNRESET' || !socket.writable || underWay.hasBegunOn(socket)) {
      socket.destroy()
      return
    }
    const id = randomUUID()
    const status = STATUSES[code] ?? BAD_REQUEST
    log({ event: 'request', id, status, error: code })
    refuseConnection(socket, status, id)
  }
}
