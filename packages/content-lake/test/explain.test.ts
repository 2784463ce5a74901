import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { CommandLake } from './support/command-lake.ts'
import { startLake, type TestLake } from './support/start-lake.ts'

// Each command is a process of its own.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 })

const QUERY = '*[_type == "post" && n == $n]{"author": author->name}'

describe('a query with explain=true', () => {
  let lake: TestLake

  beforeAll(async () => {
    lake = await startLake()
    const transaction = lake.client().transaction()
    transaction.create({ _id: 'ann', _type: 'person', name: 'Ann' })
    for (let n = 0; n < 50; n++) {
      transaction.create({ _type: 'post', n, author: { _type: 'reference', _ref: 'ann' } })
    }
    await transaction.commit()
  })
  afterAll(() => lake.stop())

  async function ask(search: Record<string, string>, token: string | null = lake.token) {
    const query = new URLSearchParams({ query: QUERY, $n: '7', ...search })
    const response = await fetch(`${lake.url}/v2026-09-01/data/query/production?${query}`, {
      headers: token === null ? {} : { authorization: `Bearer ${token}` },
    })
    return { status: response.status, body: await response.json() }
  }

  test('has the ordinary answer, and says how it came about', async () => {
    const { body: plain } = await ask({})
    const { body } = await ask({ explain: 'true' })
    expect(plain).not.toHaveProperty('explain')
    expect(body).toMatchObject({ result: [{ author: 'Ann' }], syncTags: plain.syncTags })
    expect(body.explain.walks).toEqual([
      {
        index: expect.stringMatching(/^document_by_type_n_/),
        conditions: ['_type == "post"', 'n == ?'],
        unindexed: [],
        order: 'none',
        runs: 1,
        rowsRead: 1,
        documents: 1,
      },
    ])
    expect(body.explain.lookups).toBe(1)
    const { syncTags } = body.explain
    expect(syncTags.map(({ tag }: { tag: string }) => tag)).toEqual(body.syncTags)
    expect(syncTags.map(({ on }: { on: string }) => on)).toEqual(['type:post', 'id:ann'])
  })

  test('tells the stages that its time went into', async () => {
    const { body } = await ask({ explain: 'true' })
    const { ms } = body.explain
    expect(Object.keys(ms)).toEqual(['waiting', 'indexing', 'parsing', 'running', 'writing'])
    expect(ms.running).toBeGreaterThan(0)
    for (const time of Object.values(ms)) expect(time).toBeGreaterThanOrEqual(0)
  })

  test('is worked out each time, and says whether an answer is kept in memory', async () => {
    const cacheOf = async (search: Record<string, string>) =>
      (await ask({ explain: 'true', ...search })).body.explain.answerCache
    const search = { $n: '8' }
    expect(await cacheOf(search)).toBe('miss')
    expect(await cacheOf(search)).toBe('miss')
    for (let times = 0; times < 2; times++) await ask(search)
    expect(await cacheOf(search)).toBe('hit')
    const { body } = await ask({ explain: 'true', ...search })
    expect(body.explain.walks[0].runs).toBe(1)
    expect(await cacheOf({ query: '[now(), $n]' })).toBe('bypass')
  })

  test('can be posted', async () => {
    const { explain } = await lake.client().request({
      url: '/data/query/production?explain=true',
      method: 'POST',
      body: { query: 'count(*)' },
    })
    expect(explain.walks).toMatchObject([{ index: 'scan', rowsRead: 0 }])
  })

  test('is for those who signed in, and takes true or false', async () => {
    expect(await ask({ explain: 'true' }, null)).toMatchObject({ status: 401 })
    expect(await ask({ explain: 'false' }, null)).toMatchObject({ status: 200 })
    expect(await ask({ explain: 'please' })).toMatchObject({ status: 400 })
  })
})

describe('content-lake explain', () => {
  let lake: CommandLake

  beforeAll(async () => {
    lake = await CommandLake.make()
    await lake.serve()
    const transaction = lake.client().transaction()
    for (let n = 0; n < 20; n++) transaction.create({ _id: `p${n}`, _type: 'post', n })
    await transaction.commit()
  })
  afterAll(() => lake.remove())

  const QUERY = '*[_type == "post" && n > $n] | order(n desc)[0...3]'

  test('prints the index, the conditions, what is read, tags and time', async () => {
    const { code, stdout } = await lake.run(['explain', QUERY, '--params', '{"n": 5}'])
    expect(code).toBe(0)
    expect(stdout).toMatch(
      /^document_by_type_n_\w+ +_type == "post" && n > \? +by index +1 +3 +3$/m,
    )
    expect(stdout).toMatch(/^Depends on type:post \(s1:\S+\)\.$/m)
    expect(stdout).toMatch(/^[\d.]+ ms: waiting [\d.]+, .*running [\d.]+/m)
    expect(stdout).not.toContain('scan')
  })

  test('calls a full scan one, and says why', async () => {
    const { code, stdout } = await lake.run(['explain', '*[n + 1 == 5]'])
    expect(code).toBe(0)
    expect(stdout).toMatch(/^full scan +- +- +1 +20 +1$/m)
    expect(stdout).toContain('Full scan: no index knows n + 1 == 5.')
    const ofType = await lake.run(['explain', '*[_type == "post" && n + 1 == 5]'])
    expect(ofType.stdout).toContain('Each of 20 documents was read and checked for n + 1 == 5')
  })

  test('says what was worked out of all that was found', async () => {
    const { stdout } = await lake.run(['explain', '*[_type == "post"]{n}[n > 3] | order(n)'])
    expect(stdout).toContain('[n > 3] was worked out in memory, of all that was found')
    expect(stdout).toContain('order(n) was worked out in memory, of all that was found')
    expect((await lake.run(['explain', '*[0]'])).stdout).not.toContain('scan')
  })

  test('prints what the API says, in the dataset and perspective that are named', async () => {
    const options = ['--json', '--dataset', 'production', '--perspective', 'raw']
    const { stdout } = await lake.run(['explain', 'count(*[_id == "p1"])', ...options])
    expect(JSON.parse(stdout)).toMatchObject({ walks: [{ index: 'id', documents: 1 }], lookups: 0 })
  })

  test('fails in one sentence', async () => {
    expect(await lake.run(['explain', '*[', '--json'])).toMatchObject({ code: 2, stdout: '' })
    const perspective = await lake.run(['explain', '*', '--perspective', 'no good'])
    expect(perspective).toMatchObject({ code: 2, stdout: '' })
    expect(perspective.stderr).toMatch(/^content-lake: .*perspective.*\.\n$/i)
    const missing = await lake.run(['explain', '*', '--dataset', 'nowhere'])
    expect(missing).toMatchObject({ code: 1, stdout: '' })
    expect(await lake.run(['explain'])).toMatchObject({ code: 2 })
    expect((await lake.run(['explain', '--help'])).stdout).toContain('Examples:')
  })

  test('asks the lake itself when no server runs', async () => {
    await lake.stop()
    const { code, stdout } = await lake.run(['explain', 'count(*[_type == "post"])'])
    expect(code).toBe(0)
    expect(stdout).toMatch(/^document_by_type +_type == "post" +- +1 +0 +20$/m)
  })
})
