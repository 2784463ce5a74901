import type { IncomingMessage } from 'node:http'
import type { Identity } from '../access/identity.ts'
import type { Admission } from './queries/admissions.ts'

/** What every route may rely on: set by the middleware of `createApp` before the route runs. */
export interface LakeEnv {
  Bindings: {
    /** The connection's first request; for a multiplexed stream, the one that opened the socket. */
    readonly incoming: IncomingMessage
    readonly requestId: string
    /** Breaks off the connection that the answer is sent on. */
    hangUp(): void
    /** Notes that the gates have let the request through; not there for what shares a socket. */
    readonly admit?: (admission: Admission) => void
  }
  Variables: {
    identity: Identity
    /** `1`, `X` or `YYYY-MM-DD`, without the leading `v`. */
    apiVersion: string
    requestId: string
    /** To be called before a body of so many characters is parsed; not there where none waits. */
    takeTurn?: (length: number) => Promise<void>
  }
}
