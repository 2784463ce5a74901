import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { text } from 'node:stream/consumers'
import { connect } from 'node:tls'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type HostedProxy, startHostedProxy } from './hosted-proxy.ts'

const seen: { url?: string | undefined; headers: IncomingHttpHeaders; body: string }[] = []
const server = createServer(async (incoming, outgoing) => {
  seen.push({ url: incoming.url, headers: incoming.headers, body: await text(incoming) })
  outgoing.writeHead(201, { 'x-lake': 'yes' }).end('answer')
})
let lakeUrl: string
let proxy: HostedProxy

beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  lakeUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  proxy = await startHostedProxy(lakeUrl)
})
afterAll(async () => {
  await proxy.close()
  server.closeAllConnections()
  server.close()
})

/** Asks the proxy for a connection to `target`; answers the status and the connection. */
async function open(target: string, by = proxy): Promise<[number | undefined, Socket]> {
  const asking = request(by.url, { method: 'CONNECT', path: target })
  asking.end()
  const [response, socket] = await once(asking, 'connect')
  return [response.statusCode, socket]
}

/** Sends a request through a connection that is open already. */
async function send(socket: Socket, headers: Record<string, string>, body = '') {
  const sending = request({
    createConnection: () => socket,
    method: 'POST',
    path: '/v1/ping?a=1',
    headers: { ...headers, connection: 'close' },
  })
  sending.end(body)
  const [response] = (await once(sending, 'response')) as [IncomingMessage]
  return { status: response.statusCode, headers: response.headers, body: await text(response) }
}

async function hosted(host: string, by = proxy) {
  const [status, socket] = await open(`${host}:443`, by)
  expect(status).toBe(200)
  const secure = connect({ socket, servername: host, ca: by.certificate })
  await once(secure, 'secureConnect')
  return send(secure, { host, authorization: 'Bearer x' }, 'asked')
}

test('answers for Sanity’s hosts from the lake, and names the project of the host', async () => {
  expect(await hosted('abc123.api.sanity.io')).toMatchObject({
    status: 201,
    headers: { 'x-lake': 'yes' },
    body: 'answer',
  })
  expect(seen.pop()).toMatchObject({
    url: '/v1/ping?a=1',
    body: 'asked',
    headers: {
      host: new URL(lakeUrl).host,
      authorization: 'Bearer x',
      'x-sanity-project-id': 'abc123',
    },
  })
  for (const host of ['api.sanity.io', 'apicdn.sanity.io', 'cdn.sanity.io']) {
    expect(await hosted(host)).toMatchObject({ status: 201 })
    expect(seen.pop()?.headers).not.toHaveProperty('x-sanity-project-id')
  }
})

test('connects to other hosts as asked, whatever they call themselves', async () => {
  const [status, socket] = await open(new URL(lakeUrl).host)
  expect(status).toBe(200)
  expect(await send(socket, { host: 'api.sanity.io.example' })).toMatchObject({ status: 201 })
  expect(seen.pop()?.headers.host).toBe('api.sanity.io.example')
})

test('tells when it reaches nobody, and takes nothing but connections', async () => {
  const [refused] = await open('127.0.0.1:1')
  expect(refused).toBe(502)
  expect(await fetch(`${proxy.url}/v1/ping`)).toMatchObject({ status: 405 })
  const lost = await startHostedProxy('http://127.0.0.1:1')
  expect(await hosted('api.sanity.io', lost)).toMatchObject({ status: 502 })
  await lost.close()
})
