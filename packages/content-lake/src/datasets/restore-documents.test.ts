import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { IN_PLACE } from '../../test/support/selection.ts'
import { AUTHOR, type TemporaryStore, temporaryStore } from '../../test/support/temporary-store.ts'
import { copyFile } from '../documents/copy-file.ts'
import { DatasetStore } from '../documents/dataset-store.ts'
import type { StoredDocument } from '../documents/document.ts'
import { resolvePoint } from '../documents/point-in-time.ts'
import { rewind } from '../documents/rewind.ts'
import { Random } from '../groq/test-support/random.ts'
import type { JsonObject } from '../json.ts'
import { applyMutations } from '../mutations/apply-mutations.ts'
import { mutateBody } from '../mutations/mutate-request.ts'
import { restoreDocuments } from './restore-documents.ts'

const SEED = 7
const TRANSACTIONS = 120
const IDS = ['a', 'b', 'drafts.a', 'versions.r.b', 'c', 'd', 'drafts.e', 'f']

let temporary: TemporaryStore

beforeEach(() => {
  temporary = temporaryStore()
})
afterEach(() => {
  temporary.remove()
})

type Content = Record<string, StoredDocument>

function contentOf(store: DatasetStore): Content {
  const found = IDS.map((id) => store.get(id)).filter((document) => document !== null)
  return Object.fromEntries(found.map((document) => [document._id, structuredClone(document)]))
}

function withoutRevisions(content: Content): unknown {
  const documents = Object.entries(content).map(([id, { _rev, _updatedAt, ...rest }]) => [id, rest])
  return Object.fromEntries(documents)
}

function randomMutation(random: Random, exists: (id: string) => boolean): JsonObject {
  const id = random.pick(IDS)
  const value = random.below(1_000)
  const list = Array.from({ length: random.below(4) }, (_, n) => ({
    _key: `k${n}`,
    value,
  }))
  const kind = random.next()
  if (!exists(id) || kind < 0.3) {
    return { createOrReplace: { _id: id, _type: 'note', value, list, text: `word${value}` } }
  }
  if (kind < 0.5) return { delete: { id } }
  return { patch: { id, set: { value, list, text: `word${value}` } } }
}

/** Writes at random; answers what the dataset was after each transaction. */
async function writeAtRandom(store: DatasetStore, random: Random): Promise<Content[]> {
  const states: Content[] = []
  for (let n = 1; n <= TRANSACTIONS; n++) {
    const touched = new Set<string>()
    const mutations = Array.from({ length: 1 + random.below(3) }, () =>
      randomMutation(random, (id) => store.get(id) !== null && !touched.has(id)),
    ).filter((mutation) => {
      const id = JSON.stringify(mutation).match(/"_?id":"([^"]+)"/)?.[1] ?? ''
      return touched.size < touched.add(id).size
    })
    await applyMutations(
      store,
      mutateBody.parse({ mutations, transactionId: `t${n}` }),
      AUTHOR,
      IN_PLACE,
    )
    states.push(contentOf(store))
  }
  return states
}

test(`every point of a random history is had again, both ways (seed ${SEED})`, async () => {
  const { store, file } = temporary
  const random = new Random(SEED)
  const states = await writeAtRandom(store, random)
  expect(store.sequence).toBe(TRANSACTIONS)
  for (let round = 0; round < 25; round++) {
    const n = 1 + Math.floor(random.next() * TRANSACTIONS)
    const state = states[n - 1] ?? {}
    const copy = path.join(path.dirname(file), `copy-${round}.sqlite`)
    await copyFile(file, copy, () => {})
    await rewind(copy, { transactionId: `t${n}` })
    const rewound = DatasetStore.open(copy)
    expect(contentOf(rewound)).toEqual(state)
    expect(rewound.sequence).toBe(n)
    expect(wordsOf(rewound)).toEqual(wordsIn(state))
    rewound.close()
    expect(problemsIn(copy)).toEqual(['ok'])

    const before = store.sequence
    const point = resolvePoint(store, { transactionId: `t${n}` })
    const restored = await restoreDocuments(store, point, AUTHOR, { dryRun: false })
    expect(withoutRevisions(contentOf(store))).toEqual(withoutRevisions(state))
    expect(store.sequence).toBe(before + (restored.transactionId === null ? 0 : 1))
    expect(wordsOf(store)).toEqual(wordsIn(state))
  }
})

test('what is written while the past is looked up is undone as well', async () => {
  const { store } = temporary
  await writeAtRandom(store, new Random(SEED + 1))
  const point = resolvePoint(store, { transactionId: 't60' })
  const write = (id: string) =>
    applyMutations(
      store,
      mutateBody.parse({ mutations: [{ createOrReplace: { _id: id, _type: 'late' } }] }),
      AUTHOR,
      IN_PLACE,
    )
  const restoring = restoreDocuments(store, point, AUTHOR, { dryRun: false })
  await Promise.all([write('late'), write('a'), restoring])
  expect(store.get('late')).toBeNull()
  expect(store.get('a')?._type).not.toBe('late')
})

/** Which words of the documents the full-text index finds. */
function wordsOf(store: DatasetStore): string[] {
  const rows =
    store.database.prepare(`SELECT id FROM document_fts JOIN document ON pk = document_fts.rowid
      WHERE document_fts MATCH json_extract(content, '$.text')`)
  return [...new Set(rows.all().map(({ id }) => String(id)))].toSorted()
}

function wordsIn(content: Content): string[] {
  return Object.keys(content).toSorted()
}

function problemsIn(file: string): string[] {
  const database = new DatabaseSync(file)
  try {
    const rows = database.prepare('PRAGMA integrity_check').all()
    return rows.map((row) => String(row.integrity_check))
  } finally {
    database.close()
  }
}
