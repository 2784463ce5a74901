import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Random } from '../groq/test-support/random.ts'
import { stored, TemporaryStore } from '../groq/test-support/temporary-store.ts'
import { dropping, indexName } from './index-definition.ts'
import { keyExpression } from './sort-key.ts'

let lake: TemporaryStore

beforeEach(() => {
  lake = new TemporaryStore()
})
afterEach(() => lake.remove())

const BY_TIME = indexName(['at'], 'referrers')
const TIMES = [1, 2, 10, -3, 'a', 'b', '', true, false, null, { is: 'no scalar' }, ['nor this']]

/** A document that refers to some of five others. */
function randomReferrer(random: Random) {
  const id = `${random.pick(['', 'drafts.', 'versions.r1.'])}d${random.below(12)}`
  const targets = Array.from({ length: random.below(4) }, () => ({ _ref: `t${random.below(5)}` }))
  const at = random.pick(TIMES)
  return stored(id, random.pick(['post', 'page']), { ...(at !== null && { at }), targets })
}

function rowsOf(sql: string): string[] {
  const rows = lake.store.database.prepare(sql).all()
  return rows.map((row) => JSON.stringify(row)).toSorted()
}

const KEY = `quote(${keyExpression(['at'])}) AS key, published_id, version, pk`
const HELD = `(json_type(content, '$.at') IN ('array', 'object')) IS TRUE AS held`

describe.each([
  ['all', 'type, quote(key) AS key, published_id, version, pk, held', `type, ${KEY}, ${HELD}`],
  ['type', 'type, quote(key) AS key, published_id, version, pk, held', `type, ${KEY}, ${HELD}`],
  [
    'referrers',
    'target, type, quote(key) AS key, published_id, version, pk',
    `target, type, ${KEY}`,
  ],
] as const)('an index of %s', (span, columns, expected) => {
  const name = indexName(['at'], span)

  test('holds what there is, whatever was written since it was made', async () => {
    const random = new Random(20261128)
    await lake.put(...Array.from({ length: 8 }, () => randomReferrer(random)))
    expect(lake.store.scalarIndexes.ensure(['at'], span)).toBe(name)
    let most = 0
    for (let round = 0; round < 300; round++) {
      const changed = randomReferrer(random)
      if (random.below(4) === 0) await lake.delete(changed._id)
      else await lake.put(changed, randomReferrer(random))
      const from = span === 'referrers' ? 'reference JOIN document ON pk = document_pk' : 'document'
      const held = rowsOf(`SELECT ${columns} FROM ${name}`)
      expect(held).toEqual(rowsOf(`SELECT ${expected} FROM ${from}`))
      most = Math.max(most, held.length)
    }
    expect(most).toBeGreaterThan(10)
  })

  test('is not written to where its attribute does not change', async () => {
    const document = stored('a', 'post', { at: 1, title: 'One', targets: [{ _ref: 't1' }] })
    await lake.put(document)
    lake.store.scalarIndexes.ensure(['at'], span)
    const { database } = lake.store
    database.exec(
      `CREATE TRIGGER forbidden BEFORE INSERT ON ${name} BEGIN SELECT RAISE(ABORT, 'written'); END`,
    )
    await lake.put({ ...document, title: 'Two' })
    await expect(lake.put({ ...document, at: 2 })).rejects.toThrow('written')
    database.exec('DROP TRIGGER forbidden')
  })

  test('leaves nothing behind when it is dropped', () => {
    const { scalarIndexes, database } = lake.store
    scalarIndexes.ensure(['at'], span)
    const named = database.prepare('SELECT name FROM sqlite_schema WHERE name LIKE ?')
    expect(named.all(`${name}%`)).toHaveLength(4)
    database.exec(dropping(name))
    expect(named.all(`${name}%`)).toEqual([])
  })
})

describe('documents that refer to another come in order from it', () => {
  const VIEWS = [['raw'], ['published'], ['drafts', 'published'], ['r1', 'drafts', 'published']]

  test('as they do from a search in memory', async () => {
    const random = new Random(7)
    await lake.put(...Array.from({ length: 60 }, () => randomReferrer(random)))
    for (let round = 0; round < 200; round++) {
      const filter = `_type == "${random.pick(['post', 'page'])}" && references("t${random.below(5)}")`
      const order = random.pick(['at', 'at desc', 'at, _id desc', 'at desc, _type'])
      const slice = random.pick(['[0]', '[0...3]', '[1..2]', '[-3..-1]', '[2...20]'])
      const options = {
        perspective: random.pick(VIEWS),
        publicOnly: random.below(2) === 0,
      }
      const query = `*[${filter}] | order(${order})${slice}`
      // What is no attribute itself, no index has.
      const inMemory = query.replaceAll('order(at', 'order(coalesce(at, null)')
      expect(lake.explain(query, options)[0]?.index, query).toBe(BY_TIME)
      expect(lake.query(query, options), query).toEqual(lake.query(inMemory, options))
    }
  })
})

test('a document is read as often for many references as for few', async () => {
  lake.store.scalarIndexes.ensure(['at'], 'referrers')
  let reads = 0
  lake.store.database.function('json_type', (_content, _path) => {
    reads++
    return 'null'
  })
  const readsFor = async (count: number, from: number) => {
    reads = 0
    const targets = Array.from({ length: count }, (_, i) => ({ _ref: `t${from + i}` }))
    await lake.put(stored('a', 'post', { at: from, targets }))
    return reads
  }
  const few = [await readsFor(2, 0), await readsFor(2, 10)]
  await lake.delete('a')
  const many = [await readsFor(200, 0), await readsFor(200, 1_000)]
  expect(many).toEqual(few)
  expect(Math.min(...few)).toBeGreaterThan(0)
})
