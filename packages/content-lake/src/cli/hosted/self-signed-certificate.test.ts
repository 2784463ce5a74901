import { X509Certificate } from 'node:crypto'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { checkServerIdentity, connect, createServer } from 'node:tls'
import { afterEach, expect, test } from 'vitest'
import { selfSignedCertificate } from './self-signed-certificate.ts'

const own = selfSignedCertificate(['lake.example', '*.lake.example'], 30)
const server = createServer({ key: own.key, cert: own.certificate }, (socket) =>
  socket.end('hello'),
)

afterEach(() => void server.close())

test('is a certificate for its names and days, signed with its key', () => {
  const certificate = new X509Certificate(own.certificate)
  expect(certificate.verify(certificate.publicKey)).toBe(true)
  expect(certificate.checkHost('lake.example')).toBe('lake.example')
  expect(certificate.checkHost('a.lake.example')).toBe('*.lake.example')
  expect(certificate.checkHost('example')).toBeUndefined()
  const day = 24 * 60 * 60 * 1000
  expect(Math.round((certificate.validToDate.getTime() - Date.now()) / day)).toBe(30)
  expect(certificate.validFromDate.getTime()).toBeLessThan(Date.now())
})

test('cannot vouch for others, and is another each time', () => {
  expect(new X509Certificate(own.certificate).ca).toBe(false)
  const other = selfSignedCertificate(['lake.example'], 1)
  expect(other.key).not.toBe(own.key)
  expect(new X509Certificate(other.certificate).serialNumber).not.toBe(
    new X509Certificate(own.certificate).serialNumber,
  )
})

test('is what a client that trusts it talks to, and nobody else', async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const options = { port, host: '127.0.0.1', servername: 'a.lake.example', checkServerIdentity }
  const trusting = connect({ ...options, ca: own.certificate })
  const [greeting] = await once(trusting, 'data')
  expect(String(greeting)).toBe('hello')
  const stranger = connect(options)
  await expect(once(stranger, 'secureConnect')).rejects.toMatchObject({
    code: 'DEPTH_ZERO_SELF_SIGNED_CERT',
  })
})
