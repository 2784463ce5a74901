import { once } from 'node:events'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { sendRaw } from './fuzz/raw-request.ts'
import { startLake, type TestLake } from './support/start-lake.ts'

let lake: TestLake

beforeAll(async () => {
  lake = await startLake()
})
afterAll(() => lake.stop())

const nested = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`

function post(operation: 'query' | 'mutate', body: string): Promise<Response> {
  return fetch(`${lake.url}/v2026-09-01/data/${operation}/production`, {
    method: 'POST',
    headers: { authorization: `Bearer ${lake.token}` },
    body,
  })
}

/** Status of an answer, and what it says is wrong. */
async function refusal(response: Response): Promise<unknown[]> {
  const { error, message } = await response.json()
  return [response.status, error.type ?? error, error.description ?? message]
}

describe('each bound has an error of its own', () => {
  const tooDeep = [400, 'Bad Request', 'JSON may be nested at most 500 levels deep']

  test('a body nested too deeply', async () => {
    const mutations = `[{"create":{"_type":"post","a":${nested(100_000)}}}]`
    expect(await refusal(await post('mutate', `{"mutations":${mutations}}`))).toEqual(tooDeep)
    expect(
      await refusal(await post('query', `{"query":"$a","params":{"a":${nested(600)}}}`)),
    ).toEqual(tooDeep)
  })

  test('a parameter in a URL nested too deeply', async () => {
    const search = new URLSearchParams({ query: '$a', $a: nested(5_000) })
    const url = `${lake.url}/v2026-09-01/data/query/production?${search}`
    expect(await refusal(await fetch(url))).toEqual(tooDeep)
  })

  test('a document nested too deeply', async () => {
    const mutations = `[{"create":{"_type":"post","a":${nested(150)}}}]`
    const [status, , description] = await refusal(
      await post('mutate', `{"mutations":${mutations}}`),
    )
    expect(status).toBe(400)
    expect(description).toContain('nested at most 100 levels deep')
  })

  test('a query nested too deeply', async () => {
    const query = `${'('.repeat(100_000)}1${')'.repeat(100_000)}`
    expect(await refusal(await post('query', JSON.stringify({ query })))).toEqual([
      400,
      'queryParseError',
      'the query is nested too deeply',
    ])
  })

  test('a query too long', async () => {
    const query = `"${'x'.repeat(500_000)}"`
    expect(await refusal(await post('query', JSON.stringify({ query })))).toEqual([
      400,
      'queryParseError',
      'the query is longer than 500000 characters',
    ])
  })

  test('a URL too long', async () => {
    const url = `${lake.url}/v2026-09-01/data/query/production?query=${'x'.repeat(40_000)}`
    expect((await refusal(await fetch(url))).slice(0, 2)).toEqual([414, 'URI Too Long'])
  })

  test('a body too large', async () => {
    const body = JSON.stringify({ query: '1', params: { a: 'x'.repeat(11_000_000) } })
    expect((await refusal(await post('query', body))).slice(0, 2)).toEqual([
      413,
      'Payload Too Large',
    ])
  })

  test('a document too large, by a short patch of many places', async () => {
    const a = Array(200).fill({ v: 1 })
    const set = { 'a[*].v': 'x'.repeat(1_000_000) }
    const mutations = [
      { createOrReplace: { _id: 'drafts.grown', _type: 'post', a } },
      { patch: { id: 'drafts.grown', set } },
    ]
    expect(await refusal(await post('mutate', JSON.stringify({ mutations })))).toEqual([
      413,
      'mutationError',
      'Mutation failed: Document "drafts.grown" would be larger than 10000000 bytes of JSON',
    ])
    expect(await lake.client().getDocument('drafts.grown')).toBeUndefined()
  })

  test('a result too large, of parts that take little memory', async () => {
    const params = {
      text: 'x'.repeat(1_000_000),
      items: Array(100).fill({ a: 1 }),
    }
    const body = JSON.stringify({ query: '$items[]{"text": $text}', params })
    expect((await refusal(await post('query', body))).slice(0, 2)).toEqual([
      400,
      'queryResultSizeError',
    ])
    // Ten times as much is more than any string holds.
    const more = JSON.stringify({
      query: '$items[]{"ten": $items[0...10]{"text": $text}}',
      params,
    })
    expect((await refusal(await post('query', more))).slice(0, 2)).toEqual([
      400,
      'queryResultSizeError',
    ])
  })
})

describe('a query that makes ever more of little', () => {
  const doubled = (seed: string, last: string, times = 24, more = 'a+a') =>
    `{"a":${seed}}${`{"a":${more}}`.repeat(times)}${last}`
  const text = '"xxxxxxxxxxxxxxxx"'

  test.each([
    ['a text that is made lower', doubled(text, '{"n":length(lower(a))}')],
    ['a text that is searched', doubled(text, '{"n":a match "x"}')],
    ['an array', doubled('[1]', '{"n":count(a)}')],
    ['an array, by parts', doubled('[1]', '{"n":count(a)}', 24, '[...a, ...a]')],
    ['an array that is joined', doubled('["x"]', `{"n":array::join(a, ${text})}`, 19)],
    ['a text that is split', doubled(text, '{"n":string::split(a, "")}', 17)],
  ])('%s', async (_, query) => {
    for (const rest of ['', '&resultSourceMap=true']) {
      const search = `query=${encodeURIComponent(query)}${rest}`
      const answer = await fetch(`${lake.url}/v2026-09-01/data/query/production?${search}`)
      expect((await refusal(answer)).slice(0, 2)).toEqual([400, 'queryMemoryError'])
    }
  })

  test('parameters that are added up', async () => {
    const query = `length(lower(${Array(41).fill('$x').join('+')}))`
    const body = JSON.stringify({ query, params: { x: 'x'.repeat(3_900_000) } })
    expect((await refusal(await post('query', body))).slice(0, 2)).toEqual([
      400,
      'queryMemoryError',
    ])
  })
})

describe('documents that are too large together', () => {
  const ids = ['large-1', 'large-2', 'large-3']
  const get = (path: string) =>
    fetch(`${lake.url}/v2026-09-01/${path}`, { headers: { authorization: `Bearer ${lake.token}` } })

  beforeAll(async () => {
    for (const _id of ids) {
      const document = { _id, _type: 'text', text: 'x'.repeat(6_000_000) }
      const written = await post('mutate', JSON.stringify({ mutations: [{ create: document }] }))
      expect(written.status).toBe(200)
    }
  })

  test('are refused by their ids', async () => {
    const path = `data/doc/production/${ids.join(',')}`
    expect((await refusal(await get(path))).slice(0, 2)).toEqual([400, 'queryResultSizeError'])
    const fewer = await get(path.replace(',large-3', ''))
    expect([fewer.status, (await fewer.text()).length > 12_000_000]).toEqual([200, true])
  })

  test('are told one by one in the history of what was done', async () => {
    const answer = await get(`data/history/production/transactions/${ids.join(',')}`)
    expect([answer.status, (await answer.text()).length > 18_000_000]).toEqual([200, true])
  })
})

test('a query that puts together more than a heap holds ends alone, whoever asks', async () => {
  const text = `{"a":"xxxxxxxxxxxxxxxx"}${'{"a":a+a}'.repeat(24)}`
  for (const query of [`${text}{"n":length(lower(a))}`, `${text}{"n":a match "x"}`]) {
    const url = `${lake.url}/v2026-09-01/data/query/production?${new URLSearchParams({ query })}`
    expect(await refusal(await fetch(url))).toEqual([
      400,
      'queryMemoryError',
      'The query puts together a text of more than 1000000 characters',
    ])
  }
})

describe('a deep frame', () => {
  async function connected(path: string): Promise<WebSocket> {
    const socket = new WebSocket(`${lake.url.replace('http', 'ws')}/v2026-09-01/${path}`)
    await once(socket, 'open')
    return socket
  }

  test('is not understood as presence', async () => {
    const socket = await connected('socket/production')
    const params = `{"data":{"sessionId":"a","locations":${nested(50_000)}}}`
    socket.send(`{"id":1,"method":"presence_announce","params":${params}}`)
    const [answer] = await once(socket, 'message')
    expect(JSON.parse(String(answer)).error.message).toBe('The request is not understood')
    socket.terminate()
  })

  test('ends a socket of streams', async () => {
    const socket = await connected('streams')
    socket.send(`{"open":${nested(50_000)},"path":"/v1/ping"}`)
    const [code] = await once(socket, 'close')
    expect(code).toBe(1008)
  })
})

test('what a client expects beyond 100-continue is let be, and the answer has its id', async () => {
  const { host, port } = new URL(lake.url)
  const headers = [
    ['host', host],
    ['expect', 'miracles'],
  ] as const
  const answer = await sendRaw(Number(port), { method: 'GET', target: '/healthz', headers }, 10_000)
  expect(answer?.status).toBe(200)
  expect(answer?.headers.has('x-request-id')).toBe(true)
})

test('a client that goes away before its body has arrived is no failure of the server', async () => {
  const { host, port } = new URL(lake.url)
  const { length: before } = lake.records
  const target = '/v2026-09-01/data/mutate/production'
  const socket = connect(Number(port), '127.0.0.1')
  const head = [
    `POST ${target} HTTP/1.1`,
    `host: ${host}`,
    `authorization: Bearer ${lake.token}`,
    'content-length: 100',
  ]
  socket.write(`${head.join('\r\n')}\r\n\r\n{`, () => socket.destroy())
  await expect
    .poll(() => lake.records.slice(before).filter(({ path }) => path === target))
    .not.toEqual([])
  expect(lake.records.filter(({ event }) => event === 'failure')).toEqual([])
})
