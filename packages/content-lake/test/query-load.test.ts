import { afterAll, beforeAll, expect, test } from 'vitest'
import { startLake, type TestLake } from './support/start-lake.ts'

let lake: TestLake
beforeAll(async () => {
  // Only the anonymous run out of time here, however busy the machine is.
  lake = await startLake({ anonymousQueryTimeLimit: 5_000, queryTimeLimit: 90_000 })
  const transaction = lake.client().transaction()
  for (let n = 0; n < 500; n++) transaction.create({ _id: `p${n}`, _type: 'post', n })
  await transaction.commit({ visibility: 'sync' })
})
afterAll(() => lake.stop())

/** Compares every document with every other, and those with all again. */
const EXPENSIVE = 'count(*[count(*[count(*[n > ^.n + ^.^.n]) > 1000]) > 1000])'

function ask(query: string) {
  return fetch(`${lake.url}/v2026-09-01/data/query/production?query=${encodeURIComponent(query)}`)
}

test('everybody else is answered while the public asks too much, which ends by itself', async () => {
  let over = 0
  const expensive = Array.from({ length: 2 }, async () => {
    const response = await ask(EXPENSIVE)
    over += 1
    return { status: response.status, body: await response.json() }
  })
  await expect(lake.client().fetch('count(*[_type == "post"])')).resolves.toBe(500)
  await expect(lake.client().getDocument('p1')).resolves.toMatchObject({ n: 1 })
  expect(over).toBe(0)
  for (const { status, body } of await Promise.all(expensive)) {
    expect(status).toBe(504)
    expect(body.error).toMatchObject({
      type: 'queryTimeoutError',
      description: 'The query took longer than 5 seconds',
    })
  }
})

test('a query sees what was answered before it, in whatever thread', async () => {
  const client = lake.client()
  await client.create({ _id: 'counter', _type: 'counter', value: 0 })
  for (let value = 1; value <= 10; value++) {
    await client.patch('counter').set({ value }).commit()
    const values = await Promise.all(
      Array.from({ length: 4 }, () => client.fetch('*[_id == "counter"][0].value')),
    )
    expect(values).toEqual([value, value, value, value])
  }
})

test('queries over more datasets than a thread keeps open are answered, in any order', async () => {
  const names = ['one', 'two', 'three', 'four', 'five', 'six']
  for (const name of names) {
    await lake
      .client()
      .request({ method: 'PUT', url: `/projects/vitrine/datasets/${name}`, body: {} })
    await lake.client({ dataset: name }).create({ _id: 'name', _type: 'name', name })
  }
  for (const name of [...names, ...names]) {
    await expect(lake.client({ dataset: name }).fetch('*[_id == "name"][0].name')).resolves.toBe(
      name,
    )
  }
})

test('a query that takes too much memory ends alone', async () => {
  const query = '*[]{"letters": string::split($text, "")}'
  const response = await fetch(`${lake.url}/v2026-09-01/data/query/production`, {
    method: 'POST',
    headers: { authorization: `Bearer ${lake.token}` },
    body: JSON.stringify({ query, params: { text: 'x'.repeat(1_000_000) } }),
  })
  expect(response.status).toBe(400)
  expect((await response.json()).error.type).toBe('queryMemoryError')
  await expect(lake.client().fetch('count(*[_type == "post"])')).resolves.toBe(500)
}, 120_000)
