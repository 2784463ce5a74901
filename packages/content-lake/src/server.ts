import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { isLoopbackName } from './config/loopback.ts'
import type { Lake } from './datasets/lake.ts'
import { createApp } from './http/app.ts'
import { createSocketServer } from './http/sockets/socket-server.ts'

/** Room for a token and cookies beside the longest URL. */
const MAXIMUM_HEADER_BYTES = 64 * 1024
const SHUTDOWN_GRACE_MS = 5_000

/** A lake that answers. */
export interface RunningServer {
  /** Ends streams, finishes answers, closes the lake. */
  stop(): Promise<void>
}

/**
 * Serves a lake on the configured host; on a loopback host also on the other loopback family, so
 * that `localhost` reaches it whichever way it resolves.
 * @throws Error with code EADDRINUSE when the port is taken; the lake stays open
 */
export async function startServer(lake: Lake): Promise<RunningServer> {
  const app = createApp(lake)
  const sockets = createSocketServer(lake, app)
  const answer = getRequestListener((request, env) => app.fetch(request, env))
  const { host, port } = lake.config
  const servers: Server[] = []
  const underWay = new Set<ServerResponse>()
  const close = (server: Server) => closeServer(server, () => underWay.size > 0)
  for (const address of addressesOf(host)) {
    const server = createServer({ maxHeaderSize: MAXIMUM_HEADER_BYTES }, (incoming, outgoing) => {
      underWay.add(outgoing)
      outgoing.once('close', () => underWay.delete(outgoing))
      answer(incoming, outgoing)
    })
    server.on('upgrade', sockets.upgrade)
    try {
      await listen(server, port, address)
      servers.push(server)
    } catch (error) {
      // A machine without IPv6 is served over IPv4 alone.
      if (servers.length > 0 && isNodeError(error) && error.code !== 'EADDRINUSE') continue
      sockets.close()
      await Promise.all(servers.map(close))
      throw error
    }
  }
  return {
    async stop() {
      sockets.close()
      lake.endStreams()
      await Promise.all(servers.map(close))
      await lake.close()
    },
  }
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

/** Waits for the answers under way, not for connections that stay open without a request. */
async function closeServer(server: Server, isBusy: () => boolean): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve))
  const deadline = Date.now() + SHUTDOWN_GRACE_MS
  const sweep = setInterval(() => {
    if (!isBusy() || Date.now() > deadline) server.closeAllConnections()
  }, 20)
  await closed
  clearInterval(sweep)
}

function isNodeError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error
}
