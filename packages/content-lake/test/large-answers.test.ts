import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startLake, type TestLake } from './support/start-lake.ts'

const LONG = 'x'.repeat(1_000_000)
const ids = Array.from({ length: 17 }, (_, n) => `long${n}`)

let lake: TestLake

beforeAll(async () => {
  lake = await startLake({ memoryBytes: 256_000_000 })
  const client = lake.client()
  for (let from = 0; from < ids.length; from += 5) {
    const transaction = client.transaction()
    for (const _id of ids.slice(from, from + 5)) {
      transaction.create({ _id, _type: 'long', title: `Über ${_id}`, LONG })
    }
    await transaction.commit({ visibility: 'async' })
  }
})
afterAll(() => lake.stop())

function ask(path: string, token?: string): Promise<Response> {
  return fetch(`${lake.url}/v2026-09-01/data/${path}`, {
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
  })
}

/** An answer of which nothing is read yet but its head. */
async function unread(path: string): Promise<IncomingMessage> {
  const [response] = await once(get(`${lake.url}/v2026-09-01/data/${path}`), 'response')
  return response
}

describe('documents by id', () => {
  test('are refused when they are too many megabytes together', async () => {
    for (const token of [undefined, lake.viewerToken]) {
      const response = await ask(`doc/production/${ids}`, token)
      expect(response.status).toBe(400)
      expect(await response.json()).toEqual({
        error: {
          type: 'queryResultSizeError',
          description:
            'The documents are larger than 16000000 bytes together: ask for fewer at a time',
        },
      })
    }
  })

  test('are answered as they are stored, however long each is', async () => {
    const response = await ask(`doc/production/${[...ids.slice(0, 3), 'none']}`)
    expect(response.headers.get('content-type')).toBe('application/json')
    const { documents, omitted } = await response.json()
    const stored = await lake
      .client()
      .fetch('*[_id in $ids] | order(_id)', { ids: ids.slice(0, 3) })
    const queried = documents.map((document: object) => expect.objectContaining(document))
    expect(stored).toEqual(queried)
    expect(omitted).toEqual([{ id: 'none', reason: 'existence' }])
  })

  test('of anonymous callers wait for one another, and nobody with a token for them', async () => {
    const path = `doc/production/${ids.slice(0, 15)}`
    const first = await unread(path)
    let isAnswered = false
    const second = ask(path).then((response) => {
      isAnswered = true
      return response
    })
    const own = await ask(path, lake.viewerToken)
    expect(own.status).toBe(200)
    expect((await own.json()).documents).toHaveLength(15)
    expect(isAnswered).toBe(false)
    first.resume()
    await once(first, 'end')
    const { status } = await second
    expect(status).toBe(200)
    await (await second).body?.cancel()
  })

  test('leave their room to others when nobody reads them any more', async () => {
    const path = `doc/production/${ids.slice(0, 15)}`
    const first = await unread(path)
    const second = ask(path)
    first.destroy()
    expect((await second).status).toBe(200)
    await (await second).body?.cancel()
  })
})

describe('history', () => {
  const revisions = 20
  const path = 'history/production/transactions/drafts.changing'

  beforeAll(async () => {
    for (let n = 0; n < revisions; n++) {
      await lake
        .client()
        .createOrReplace(
          { _id: 'drafts.changing', _type: 'long', n, LONG },
          { visibility: 'async' },
        )
    }
  })

  async function lines(search: string) {
    const response = await ask(`${path}?${search}`, lake.viewerToken)
    expect(response.headers.get('content-type')).toBe('application/x-ndjson')
    const text = await response.text()
    return text
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line))
  }

  test('tells the same forwards and backwards, of long revisions too', async () => {
    const forwards = await lines('effectFormat=mendoza')
    expect(forwards.map(({ mutations }) => mutations[0].createOrReplace.n)).toEqual(
      Array.from({ length: revisions }, (_, n) => n),
    )
    const backwards = await lines('effectFormat=mendoza&reverse=true')
    expect(backwards).toEqual(forwards.toReversed())
    const later = await lines(`effectFormat=mendoza&fromTransaction=${forwards[7].id}&limit=3`)
    expect(later).toEqual(forwards.slice(7, 10))
  })

  test('is made as it is read', async () => {
    const [response] = (await once(
      get(`${lake.url}/v2026-09-01/data/${path}`, {
        headers: { authorization: `Bearer ${lake.viewerToken}` },
      }),
      'response',
    )) as [IncomingMessage]
    // What is forgotten before it is made is not told.
    await lake.client().action({
      actionType: 'sanity.action.document.version.discard',
      versionId: 'drafts.changing',
      purge: true,
    })
    let text = ''
    for await (const part of response) text += part
    const mutations = text
      .split('\n')
      .filter(Boolean)
      .flatMap((line) => JSON.parse(line).mutations)
    expect(mutations.length).toBeLessThan(revisions)
  })

  test('is asked for of so many documents at a time', async () => {
    const many = Array.from({ length: 1_001 }, (_, n) => n)
    for (const kind of ['documents', 'transactions']) {
      const response = await ask(`history/production/${kind}/${many}`, lake.viewerToken)
      expect(response.status).toBe(400)
      expect((await response.json()).message).toBe('Ask for 1 to 1000 document ids')
    }
  })
})
