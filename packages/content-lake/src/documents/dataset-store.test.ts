import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { runNode } from '../../test/support/run-node.ts'
import { ApiError } from '../errors.ts'
import type { JsonObject } from '../json.ts'
import { DatasetStore } from './dataset-store.ts'
import type { StoredDocument } from './document.ts'
import { indexName, making } from './index-definition.ts'
import type { CommittedTransaction, WriteTransaction } from './transaction.ts'

let directory: string
let store: DatasetStore

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'dataset-store-'))
  store = DatasetStore.open(join(directory, 'test.sqlite'))
})

afterEach(() => {
  store.close()
  rmSync(directory, { recursive: true })
})

function put(tx: WriteTransaction, id: string, fields: JsonObject = {}): StoredDocument {
  const next = {
    _type: 'thing',
    ...fields,
    _id: id,
    _rev: tx.id,
    _createdAt: tx.timestamp,
    _updatedAt: tx.timestamp,
  }
  tx.put({ documentId: id, next, mutations: [{ create: next }] })
  return next
}

function write(id: string, fields: JsonObject = {}) {
  return store.transact({ author: 'me' }, (tx) => put(tx, id, fields))
}

describe('writes', () => {
  test('are there after the file is opened again', async () => {
    const { value } = await write('a', { title: 'Hello' })
    store.close()
    store = DatasetStore.open(join(directory, 'test.sqlite'))
    expect(store.get('a')).toEqual(value)
    expect(store.sequence).toBe(1)
    expect(['a', 'b'].map((id) => store.get(id))).toEqual([value, null])
  })

  test('that throw undo themselves alone', async () => {
    await write('a', { title: 'before' })
    const results = await Promise.allSettled([
      write('b'),
      store.transact({ author: 'me' }, (tx) => {
        put(tx, 'a', { title: 'after' })
        expect(store.get('a')?.title).toBe('after')
        put(tx, 'c')
        throw new Error('no')
      }),
      write('d'),
    ])
    expect(results.map((result) => result.status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(store.get('a')?.title).toBe('before')
    expect(['b', 'c', 'd'].map((id) => store.get(id)?._id)).toEqual(['b', undefined, 'd'])
    expect(store.sequence).toBe(3)
  })

  test('that fail after they changed something have the others of their group done once more', async () => {
    await write('a', { title: 'before' })
    const runs: string[] = []
    const fails = (id: string) =>
      store.transact({ author: 'me' }, (tx) => {
        runs.push(id)
        put(tx, id, { title: 'quokka', ref: { _ref: 'target' } })
        throw new Error('no')
      })
    const succeeds = (id: string) =>
      store.transact({ author: 'me' }, (tx) => {
        runs.push(id)
        return put(tx, id, { title: 'quokka' })
      })
    const group = [succeeds('b'), fails('a'), succeeds('c'), fails('d')]
    const results = await Promise.allSettled(group)
    expect(results.map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
      'rejected',
    ])
    expect(runs).toEqual(['b', 'a', 'b', 'a', 'c', 'd'])
    expect(store.get('a')?.title).toBe('before')
    expect(store.get('d')).toBeNull()
    expect(store.sequence).toBe(3)
    expect(store.textIndex.hits('"QUOKKA"').size).toBe(2)
    expect(store.documents.stronglyReferencing('target')).toEqual([])
  })

  test('on a dry run answer their value and change nothing', async () => {
    const { value, transaction } = await store.transact(
      { author: 'me' },
      (tx) => put(tx, 'a')._id,
      { dryRun: true },
    )
    expect([value, transaction, store.get('a'), store.sequence]).toEqual(['a', null, null, 0])
  })

  test('refuse a transaction id that was used, also within one group', async () => {
    const once = () => store.transact({ author: 'me', id: 't1' }, (tx) => put(tx, 'a'))
    const [first, second] = await Promise.allSettled([once(), once()])
    expect(first.status).toBe('fulfilled')
    expect(second.status).toBe('rejected')
    const error = second.status === 'rejected' ? second.reason : null
    expect(error).toBeInstanceOf(ApiError)
    expect(error).toMatchObject({
      status: 409,
      body: { error: { type: 'transactionAlreadyExistsError' } },
    })
  })

  test('are announced once each, in order, before the caller hears of it', async () => {
    const heard: string[] = []
    store.onCommit((transaction) => heard.push(`committed ${transaction.sequence}`))
    await Promise.all([
      write('a').then(() => heard.push('answered a')),
      write('b').then(() => heard.push('answered b')),
    ])
    expect(heard.slice(0, 2)).toEqual(['committed 1', 'committed 2'])
    expect(heard).toHaveLength(4)
  })

  test('keep one change a document, from its first state to its last', async () => {
    await write('a', { n: 1 })
    let seen: CommittedTransaction | undefined
    store.onCommit((transaction) => {
      seen = transaction
    })
    await store.transact({ author: 'me' }, (tx) => {
      put(tx, 'a', { n: 2 })
      put(tx, 'a', { n: 3 })
      put(tx, 'gone')
      tx.put({ documentId: 'gone', next: null, mutations: [{ delete: { id: 'gone' } }] })
    })
    expect(seen?.changes).toHaveLength(1)
    expect(seen?.changes[0]).toMatchObject({ previous: { n: 1 }, next: { n: 3 } })
    expect(seen?.changes[0]?.mutations).toHaveLength(2)
  })

  test('are one change, however often a document is changed', async () => {
    const count = 100_000
    const { transaction } = await store.transact(
      { author: 'me' },
      (tx) => {
        for (let n = 0; n < count; n++) put(tx, 'a', { n })
      },
      { isBounded: false },
    )
    const logged = transaction?.changes.map(({ mutations }) => mutations.length)
    expect(logged).toEqual([count])
    expect(store.get('a')?.n).toBe(count - 1)
  })

  test('are answered as they went, however many documents they change', async () => {
    const file = join(directory, 'many.sqlite')
    const script = `
      import { DatasetStore } from ${JSON.stringify(new URL('dataset-store.ts', import.meta.url).href)}
      const store = DatasetStore.open(${JSON.stringify(file)})
      await store.transact({ author: 'me' }, (tx) => {
        for (let n = 0; n < 20_000; n++) {
          const at = { _createdAt: tx.timestamp, _updatedAt: tx.timestamp }
          const next = { _id: String(n), _type: 'thing', _rev: tx.id, ...at }
          tx.put({ documentId: next._id, next, mutations: [{ create: next }] })
        }
      }, { isBounded: false })
      store.close()`
    // A small stack stands for many more documents.
    const args = ['--stack-size=120', '--input-type=module', '-e', script]
    expect(await runNode(args, { env: {} })).toEqual({ code: 0, stdout: '', stderr: '' })
  })

  test('are refused once the store is closed, as when a dataset is deleted meanwhile', async () => {
    store.close()
    await expect(store.transact({ author: 'me' }, () => null)).rejects.toMatchObject({
      status: 404,
    })
  })

  test('are committed though a listener fails, which is reported', async () => {
    store.close()
    const failures: unknown[] = []
    store = DatasetStore.open(store.file, { onListenerFailure: (error) => failures.push(error) })
    const deaf = new Error('deaf')
    const heard: string[] = []
    store.onCommit(() => {
      throw deaf
    })
    store.onCommit(({ id }) => heard.push(id))
    const { header } = await write('a')
    expect(failures).toEqual([deaf])
    expect(heard).toEqual([header.id])
  })

  test('commit what a listener writes beside them, or neither', async () => {
    store.database.exec('CREATE TABLE outbox (sequence INTEGER)')
    const stop = store.beforeCommit(({ sequence }) => {
      store.database.prepare('INSERT INTO outbox VALUES (?)').run(sequence)
      if (sequence === 2) throw new Error('no')
    })
    await write('a')
    await expect(write('b')).rejects.toThrow('no')
    stop()
    expect(store.database.prepare('SELECT sequence FROM outbox').all()).toHaveLength(1)
    expect(store.get('b')).toBeNull()
  })
})

describe('commits', () => {
  test('are counted by how many writes shared them', async () => {
    await Promise.all([write('a'), write('b'), write('c')])
    await write('d')
    const { writes, failures } = store.commits
    expect(writes.bounds.slice(0, 3)).toEqual([1, 2, 4])
    expect(writes.cumulative().slice(0, 3)).toEqual([1, 1, 2])
    expect(writes.sum).toBe(4)
    expect(failures).toBe(0)
  })

  test('that fail are counted apart, and leave nothing', async () => {
    // As SQLite does when the disk is full.
    const stop = store.beforeCommit(() => store.database.exec('ROLLBACK'))
    const outcomes = await Promise.allSettled([write('a'), write('b')])
    stop()
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    expect(store.commits.failures).toBe(1)
    expect(store.commits.writes.sum).toBe(0)
    expect(store.get('a')).toBeNull()
    await write('c')
    expect(store.commits.writes.sum).toBe(1)
  })
})

describe('references', () => {
  test('tell strong from weak, and follow every write', async () => {
    await write('a', { to: { _ref: 'x' }, soft: { _ref: 'y', _weak: true } })
    await store.transact({ author: 'me' }, (tx) => {
      put(tx, 'b', { list: [{ deep: { _ref: 'x' } }] })
      expect(tx.stronglyReferencing('x')).toEqual(['a', 'b'])
      expect(tx.stronglyReferencing('y')).toEqual([])
      expect(tx.strongReferencesOf('a')).toEqual(['x'])
      put(tx, 'a', {})
      expect(tx.stronglyReferencing('x')).toEqual(['b'])
      tx.put({ documentId: 'b', next: null, mutations: [] })
      expect(tx.stronglyReferencing('x')).toEqual([])
    })
  })
})

describe('words', () => {
  test('are found as they are now, whatever else of a document changes', async () => {
    const hits = (word: string) => store.textIndex.hits(`"${word}"`).size
    await write('a', { title: 'quokka', n: 1, author: { _ref: 'x' } })
    await write('a', { title: 'quokka', n: 2, author: { _ref: 'y' } })
    expect([hits('QUOKKA'), store.documents.stronglyReferencing('x')]).toEqual([1, []])
    expect(store.documents.stronglyReferencing('y')).toEqual(['a'])
    await write('a', { title: 'wombat', n: 2, author: { _ref: 'y' } })
    expect([hits('QUOKKA'), hits('WOMBAT')]).toEqual([0, 1])
    expect(store.documents.stronglyReferencing('y')).toEqual(['a'])
  })
})

describe('a file that cannot be used', () => {
  const reopen = (name: string) => () => DatasetStore.open(join(directory, name))

  test('is refused when it is no database', () => {
    writeFileSync(join(directory, 'text.sqlite'), 'hello'.repeat(1000))
    expect(reopen('text.sqlite')).toThrow(/damaged or not a SQLite database/)
  })

  test('is refused when it is newer, and left as it was', () => {
    store.close()
    const file = join(directory, 'test.sqlite')
    const database = new DatabaseSync(file)
    database.exec('PRAGMA user_version = 99')
    database.close()
    expect(reopen('test.sqlite')).toThrow(/newer version of the content lake \(format 99/)
  })

  test('is refused when it belongs to something else', () => {
    const database = new DatabaseSync(join(directory, 'other.sqlite'))
    database.exec('CREATE TABLE t (x)')
    database.close()
    expect(reopen('other.sqlite')).toThrow(/not a dataset of the content lake/)
  })

  test('is refused while another process has it', () => {
    expect(reopen('test.sqlite')).toThrow(/in use by another process/)
  })
})

test('an index of other columns, as an earlier version made them, is dropped', async () => {
  await write('a', { title: 'A' })
  expect(store.scalarIndexes.ensure(['title'], 'type')).not.toBeNull()
  store.database.exec(
    `CREATE INDEX document_by_type_old ON document (type);
     INSERT INTO scalar_index (name, path, by_type, last_used) VALUES ('document_by_type_old', 'title', 1, 9)`,
  )
  store.close()
  store = DatasetStore.open(join(directory, 'test.sqlite'))
  const names = store.database
    .prepare(
      "SELECT name FROM sqlite_schema WHERE name LIKE 'document_by_type_%' AND type <> 'trigger'",
    )
    .all()
    .map(({ name }) => String(name))
  expect(names).toEqual([expect.stringMatching(/^document_by_type_title_[0-9a-f]{8}$/)])
  const kept = store.database.prepare('SELECT name FROM scalar_index').all()
  expect(kept.map(({ name }) => name)).toEqual(names)
})

describe('an index over an attribute', () => {
  const tablesOf = (name: string) =>
    store.database
      .prepare(
        "SELECT count(*) AS parts FROM sqlite_schema WHERE name = ? OR name LIKE ? || '\\__%' ESCAPE '\\'",
      )
      .get(name, name)?.parts

  test('that cannot be dropped for another stays whole, and in use', async () => {
    await write('a', { n: 1 })
    const first = store.scalarIndexes.ensure(['n'], 'type') ?? ''
    for (let i = 0; i < 47; i++) store.scalarIndexes.ensure([`other${i}`], 'type')
    store.database.exec(
      `CREATE TRIGGER full BEFORE DELETE ON scalar_index BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END`,
    )
    expect(await store.provideIndex(['new'], 'type', false)).toBe(false)
    await write('b', { n: 1 })
    expect(tablesOf(first)).toBe(4)
    expect(store.database.prepare(`SELECT count(*) AS rows FROM ${first}`).get()?.rows).toBe(2)
    store.database.exec('DROP TRIGGER full')
    expect(await store.provideIndex(['new'], 'type', false)).toBe(true)
    expect([tablesOf(first), store.scalarIndexes.has(first)]).toEqual([0, false])
  })

  test('of which a crash of an earlier version left the name alone is dropped', async () => {
    store.database.exec(
      "INSERT INTO scalar_index (name, path, by_type, last_used) VALUES ('document_by_type_old', 'title', 1, 9)",
    )
    store.close()
    store = DatasetStore.open(join(directory, 'test.sqlite'))
    expect(store.database.prepare('SELECT name FROM scalar_index').all()).toEqual([])
  })

  test('that a thread has made is kept up, though the thread failed afterwards', async () => {
    for (let from = 0; from < 2_000; from += 500) {
      await store.transact({ author: 'me' }, (tx) => {
        for (let i = from; i < from + 500; i++) put(tx, `d${i}`, { n: 1 })
      })
    }
    const name = indexName(['n'], 'type')
    const thread = new DatabaseSync(store.file)
    thread.exec(making(['n'], 'type'))
    thread
      .prepare("INSERT INTO scalar_index (name, path, by_type, last_used) VALUES (?, 'n', 1, 1)")
      .run(name)
    thread.close()
    await expect(store.provideIndex(['n'], 'type', false)).rejects.toThrow(/already exists/)
    await write('d7', { n: 2 })
    expect(store.scalarIndexes.has(name)).toBe(true)
    const rows = store.database.prepare(`SELECT published_id FROM ${name} WHERE key = 2`).all()
    expect(rows).toEqual([{ published_id: 'd7' }])
  })
})

describe('heads of documents', () => {
  const body = 'word '.repeat(300)

  test('are read from the file, and the rest when it is asked for', async () => {
    const { value } = await write('a', { title: 'A', body })
    const head = store.documents.getHead('a')
    expect([head?.title, head]).toEqual(['A', value])
    expect(store.get('a')).toEqual(value)
  })

  test('do not show what was written after they were read', async () => {
    await write('a', { title: 'A', body })
    const head = store.documents.getHead('a')
    await write('a', { title: 'B', body: `${body} more` })
    expect(() => head?.body).toThrow(/was written while it was read/)
    expect(store.documents.getHead('a')?.body).toBe(`${body} more`)
  })

  test('are in a file of format 2 too, which is of this one from then on', async () => {
    const { value } = await write('a', { title: 'A', body })
    store.database.exec('PRAGMA user_version = 2')
    store.close()
    store = DatasetStore.open(join(directory, 'test.sqlite'))
    expect(store.documents.getHead('a')).toEqual(value)
    expect(store.database.prepare('PRAGMA user_version').get()).toEqual({ user_version: 3 })
  })

  test('are missing in a file of format 1 until a document is written anew', async () => {
    const { value } = await write('a', { title: 'A', body })
    store.close()
    const file = join(directory, 'test.sqlite')
    const database = new DatabaseSync(file)
    database.exec('ALTER TABLE document DROP COLUMN head; PRAGMA user_version = 1')
    database.close()
    store = DatasetStore.open(file)
    expect(store.documents.getHead('a')).toEqual(value)
    await write('a', { title: 'B', body })
    store.close()
    store = DatasetStore.open(file)
    expect(store.documents.getHead('a')).toMatchObject({ title: 'B', body })
  })
})
