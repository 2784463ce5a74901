import {
  createServer,
  request as httpRequest,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { type Duplex, pipeline } from 'node:stream'
import { createSecureContext, TLSSocket } from 'node:tls'
import { selfSignedCertificate } from './self-signed-certificate.ts'

/** Where programs look for hosted Sanity: its API by project and at large, and its files. */
const HOSTED = /^(?:([a-z0-9-]+)\.)?(?:api|apicdn)\.sanity\.io$|^cdn\.sanity\.io$/
const NAMES = [
  'api.sanity.io',
  '*.api.sanity.io',
  'apicdn.sanity.io',
  '*.apicdn.sanity.io',
  'cdn.sanity.io',
]
const VALID_DAYS = 30

/** An HTTP proxy in which hosted Sanity is a lake. */
export interface HostedProxy {
  /** For `HTTPS_PROXY`. */
  readonly url: string
  /** What it shows for itself, PEM: for `NODE_EXTRA_CA_CERTS`. */
  readonly certificate: string
  close(): Promise<void>
}

/**
 * Starts a proxy, on this machine only, that answers for Sanity's hosts from the lake at `lakeUrl` and
 * connects to any other host as asked. Its key exists in this process alone.
 */
export async function startHostedProxy(lakeUrl: string): Promise<HostedProxy> {
  const { key, certificate } = selfSignedCertificate(NAMES, VALID_DAYS)
  const secureContext = createSecureContext({ key, cert: certificate })
  const lake = new URL(lakeUrl)
  const hosted = createServer((incoming, outgoing) => forward(incoming, outgoing, lake))
  const sockets = new Set<Duplex>()
  const proxy = createServer((_, outgoing) => outgoing.writeHead(405).end())

  proxy.on('connect', ({ url = '' }: IncomingMessage, socket: Duplex, head: Buffer) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
    socket.on('error', () => socket.destroy())
    const target = URL.parse(`http://${url}`)
    if (target === null) return socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')
    if (!HOSTED.test(target.hostname)) return tunnel(socket, head, target)
    socket.write('HTTP/1.1 200 Connection Established\r\n\r\n')
    if (head.byteLength > 0) socket.unshift(head)
    const secure = new TLSSocket(socket, { isServer: true, secureContext })
    secure.on('error', () => socket.destroy())
    return hosted.emit('connection', secure)
  })

  await new Promise<void>((resolve, reject) => {
    proxy.once('error', reject)
    proxy.listen({ port: 0, host: '127.0.0.1' }, resolve)
  })
  const { port } = proxy.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    certificate,
    close() {
      const closed = new Promise<void>((resolve) => proxy.close(() => resolve()))
      for (const socket of sockets) socket.destroy()
      proxy.closeAllConnections()
      return closed
    },
  }
}

function forward(incoming: IncomingMessage, outgoing: ServerResponse, lake: URL): void {
  const { host = '', ...headers } = incoming.headers
  const projectId = HOSTED.exec(host)?.[1]
  const request = httpRequest(
    {
      hostname: lake.hostname,
      port: lake.port,
      method: incoming.method,
      path: incoming.url,
      headers: {
        ...headers,
        host: lake.host,
        ...(projectId !== undefined && { 'x-sanity-project-id': projectId }),
      },
    },
    (response) => {
      outgoing.writeHead(response.statusCode ?? 502, response.headers)
      pipeline(response, outgoing, () => {})
    },
  )
  request.on('error', () => {
    if (outgoing.headersSent) outgoing.destroy()
    else outgoing.writeHead(502).end()
  })
  outgoing.once('close', () => request.destroy())
  pipeline(incoming, request, () => {})
}

function tunnel(socket: Duplex, head: Buffer, target: URL): void {
  const other = connect(Number(target.port || 80), target.hostname)
  other.once('connect', () => {
    socket.write('HTTP/1.1 200 Connection Established\r\n\r\n')
    other.write(head)
    pipeline(socket, other, socket, () => {})
  })
  other.once('error', () => socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n'))
}
