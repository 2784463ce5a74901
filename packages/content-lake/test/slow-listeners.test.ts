import net from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { listening, mutations } from './support/listen.ts'
import { startLake } from './support/start-lake.ts'
import { StreamSocket } from './support/stream-socket.ts'

const PATH = '/v2026-09-01/data/listen/production?query=*&includeResult=true'
/** More than the two ends of a connection hold by themselves. */
const MOST_WRITES = 200

/** A lake of which little may wait to be sent: four megabytes. */
async function smallLake() {
  const lake = await startLake({ memoryBytes: 32_000_000 })
  onTestFinished(() => lake.stop())
  return lake
}

type SmallLake = Awaited<ReturnType<typeof smallLake>>

/** Listens and never reads a byte. */
async function deaf({ url, token }: SmallLake): Promise<void> {
  const { port } = new URL(url)
  const socket = net.connect(Number(port), '127.0.0.1').pause()
  socket.on('error', () => {})
  onTestFinished(() => void socket.destroy())
  socket.write(
    `GET ${PATH} HTTP/1.1\r\nHost: localhost:${port}\r\nAuthorization: Bearer ${token}\r\n\r\n`,
  )
}

/** Writes until a listener was cut off; answers how often. */
async function writeUntilCutOff(lake: SmallLake): Promise<number> {
  const text = 'x'.repeat(200_000)
  const isCutOff = () => lake.records.some(({ event }) => event === 'stream-cut-off')
  let n = 0
  while (!isCutOff() && n < MOST_WRITES) {
    await lake.client().createOrReplace({ _id: 'a', _type: 'note', n: ++n, text })
  }
  expect(isCutOff()).toBe(true)
  return n
}

test('who does not read is cut off when too much waits, and who does hears of everything', async () => {
  const lake = await smallLake()
  const readers = await Promise.all(
    Array.from({ length: 5 }, () => listening(lake.client(), '*', {}, { includeResult: true })),
  )
  for (let n = 0; n < 3; n++) await deaf(lake)
  const written = await writeUntilCutOff(lake)
  for (const reader of readers) {
    await reader.find(({ result }) => result?.n === written)
    expect(mutations(reader).map(({ result }) => result?.n)).toEqual(
      Array.from({ length: written }, (_, index) => index + 1),
    )
    expect(reader.events.map(({ type }) => type)).not.toContain('reconnect')
    reader.stop()
  }
})

test('so is a socket of many streams that is not read', async () => {
  const lake = await smallLake()
  const socket = await StreamSocket.connect(lake.url)
  onTestFinished(() => socket.close())
  const headers = { authorization: `Bearer ${lake.token}` }
  const streams = [1, 2, 3].map(() => socket.open(PATH, headers).getReader())
  await Promise.all(streams.map((stream) => stream.read()))
  socket.pause()
  await writeUntilCutOff(lake)
  const reader = await listening(lake.client(), '*', {})
  await lake.client().create({ _id: 'after', _type: 'note' })
  await reader.find(({ documentId }) => documentId === 'after')
  reader.stop()
})
