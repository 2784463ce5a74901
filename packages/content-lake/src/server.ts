import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import type { Config } from './config/config.ts'
import { isLoopbackName } from './config/loopback.ts'
import { memoryShares } from './config/memory-shares.ts'
import type { Lake } from './datasets/lake.ts'
import { AnswersUnderWay } from './http/answers-under-way.ts'
import { createApp } from './http/app.ts'
import { malformedRequest } from './http/malformed-request.ts'
import { ServerStatistics } from './http/metrics/server-statistics.ts'
import { type Admission, Admissions } from './http/queries/admissions.ts'
import { admittedQueries } from './http/queries/admitted-queries.ts'
import { REQUEST_ID, requestIds } from './http/request-id.ts'
import { SendBudget } from './http/send-budget.ts'
import { createSocketServer } from './http/sockets/socket-server.ts'
import { createStoppingApp } from './http/stopping-app.ts'
import { longestArrival } from './http/upload-time.ts'
import type { Log } from './logging/log.ts'

/** Room for a token and cookies beside the longest URL. */
const MAXIMUM_HEADER_BYTES = 64 * 1024
/** Longer than proxies keep a connection that nobody uses, and than a client is busy between two requests. */
const KEEP_ALIVE_MS = 65_000
const SHUTDOWN_GRACE_MS = 5_000
const SWEEP_INTERVAL_MS = 20

/** A lake that answers. */
export interface RunningServer {
  /** Ends streams, finishes answers (within seconds), closes the lake. */
  stop(): Promise<void>
}

/**
 * Serves a lake on the configured host; on a loopback host also on the other loopback family, so
 * that `localhost` reaches it whichever way it resolves.
 * @throws Error with code EADDRINUSE when the port is taken; the lake stays open
 */
export async function startServer(lake: Lake): Promise<RunningServer> {
  const statistics = new ServerStatistics()
  const sending = new SendBudget(memoryShares(lake.config.memoryBytes).sending)
  const app = createApp(lake, statistics, sending)
  const sockets = createSocketServer(lake, app, { open: statistics.sockets, sending })
  const { host, port, trustedProxies } = lake.config
  const idOf = requestIds(trustedProxies)
  const admissions = new Admissions(lake.revision)
  const answerAdmitted = admittedQueries(lake, statistics, admissions)
  const servers: Server[] = []
  const underWay = new AnswersUnderWay()
  let current = app
  /** Answers that are the app's, which logs them. */
  const passedOn = new WeakSet<object>()
  const answer = getRequestListener((request, { incoming, outgoing }) => {
    passedOn.add(outgoing)
    const requestId = String(outgoing.getHeader(REQUEST_ID))
    const admit = (admission: Admission) => admissions.remember(incoming, admission)
    const hangUp = () => void outgoing.destroy()
    return current.fetch(request, { incoming, requestId, admit, hangUp })
  })
  for (const address of addressesOf(host)) {
    const serve: RequestListener = (incoming, outgoing) => {
      underWay.add(outgoing)
      const id = idOf(incoming)
      if (current === app && answerAdmitted(incoming, outgoing, id)) return
      outgoing.setHeader(REQUEST_ID, id)
      outgoing.once('close', () => {
        // Such as one without a valid host.
        if (!passedOn.has(outgoing)) logRefusal(lake.log, id, incoming, outgoing)
      })
      answer(incoming, outgoing)
    }
    const server = createServer(
      {
        maxHeaderSize: MAXIMUM_HEADER_BYTES,
        keepAliveTimeout: KEEP_ALIVE_MS,
        requestTimeout: longestArrival(lake.config.maximumUploadBytes),
      },
      serve,
    )
    // What else may be expected than 100-continue nobody has said: Node would refuse it, unlogged.
    server.on('checkExpectation', serve)
    server.on('upgrade', sockets.upgrade)
    server.on('clientError', malformedRequest(lake.log, underWay))
    try {
      await listen(server, port, address)
      servers.push(server)
    } catch (error) {
      if (servers.length > 0 && isMissingFamily(error)) continue
      sockets.close()
      await Promise.all(servers.map(closeServer))
      throw error
    }
  }
  return {
    async stop() {
      current = createStoppingApp(lake, statistics)
      sockets.close()
      lake.endStreams()
      // It goes on listening meanwhile: who asks is told to come back, and probes that it is not ready.
      await underWay.finish(SHUTDOWN_GRACE_MS)
      await Promise.all(servers.map(closeServer))
      await lake.close()
    },
  }
}

/** @throws Error as `startServer` does when nothing can listen where it is to; nothing is listened to afterwards */
export async function requireAddress({ host, port }: Config): Promise<void> {
  for (const [index, address] of addressesOf(host).entries()) {
    const probe = createServer()
    try {
      await listen(probe, port, address)
      await closeServer(probe)
    } catch (error) {
      if (index === 0 || !isMissingFamily(error)) throw error
    }
  }
}

/** A machine without IPv6 is served over IPv4 alone. */
function isMissingFamily(error: unknown): boolean {
  return isNodeError(error) && error.code !== 'EADDRINUSE'
}

function addressesOf(host: string): string[] {
  if (!isLoopbackName(host)) return [host]
  return ['127.0.0.1', '::1']
}

function listen(server: Server, port: number, host: string): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ port, host, ipv6Only: true }, () => {
      server.off('error', reject)
      resolve(server.address() as AddressInfo)
    })
  })
}

function logRefusal(
  log: Log,
  id: string,
  { method, url }: IncomingMessage,
  { statusCode: status }: ServerResponse,
): void {
  log({ event: 'request', id, method, path: url?.split('?', 1)[0], status })
}

async function closeServer(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve))
  // Again and again: one may have been accepted at this very moment.
  const sweep = setInterval(() => server.closeAllConnections(), SWEEP_INTERVAL_MS)
  server.closeAllConnections()
  await closed
  clearInterval(sweep)
}

function isNodeError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error
}
