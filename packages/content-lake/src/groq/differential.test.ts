import { evaluate, parse } from 'groq-js'
import { describe, expect, test } from 'vitest'
import type { StoredDocument } from '../documents/document.ts'
import { publishedId, versionName } from '../documents/document-id.ts'
import { Random } from './test-support/random.ts'
import { randomDocuments } from './test-support/random-documents.ts'
import { RANDOM_PARAMS, randomQuery } from './test-support/random-queries.ts'
import { shrinkDocuments, shrinkQuery } from './test-support/shrink.ts'
import { TemporaryStore } from './test-support/temporary-store.ts'
import { compareStrings } from './value.ts'

/*
 * Answers are equal to those of groq-js, always. GROQ_FUZZ_SEED runs other queries over other documents,
 * GROQ_FUZZ_CASES more or fewer of them. Left out is what groq-js lacks or hosted Sanity does otherwise:
 * text::query, geo:: and documents::, which groq-js cannot work out; sanity::partOfRelease, which it
 * cannot tell in a perspective, where ids are those of published documents; and strings whose order by
 * UTF-16 unit is not that by code point. Parentheses inside `score()` are taken away for groq-js, which
 * counts what they hold as one, while the specification knows no score of theirs.
 */
const SEED = Number(process.env.GROQ_FUZZ_SEED ?? 20260915)
const CASES = Number(process.env.GROQ_FUZZ_CASES ?? 1_800)
const QUERIES_A_DATASET = 300
const NOW = new Date('2024-06-01T00:00:00Z')
const PERSPECTIVES = [
  ['raw'],
  ['published'],
  ['drafts', 'published'],
  ['r1', 'drafts', 'published'],
  ['r2', 'r1', 'published'],
  ['published', 'r1', 'drafts'],
]

/** What a perspective shows, worked out the slow way: in the store's order, by published id and version. */
function overlay(
  documents: readonly StoredDocument[],
  perspective: readonly string[],
): StoredDocument[] {
  const sorted = documents.toSorted(
    (a, b) =>
      compareStrings(publishedId(a._id), publishedId(b._id)) ||
      compareStrings(versionName(a._id), versionName(b._id)),
  )
  if (perspective.includes('raw')) return sorted
  return [...new Set(sorted.map(({ _id }) => publishedId(_id)))].flatMap((id) => {
    const versions = sorted.filter(({ _id }) => publishedId(_id) === id)
    const chosen = perspective
      .map((name) => versions.find(({ _id }) => versionName(_id) === name))
      .find((version) => version !== undefined)
    if (chosen === undefined || chosen._system !== undefined) return []
    return [{ ...chosen, _id: id, _originalId: chosen._id }]
  })
}

/** What groq-js and the lake answer, as JSON, or why they do not. */
async function answers(
  lake: TemporaryStore,
  documents: readonly StoredDocument[],
  perspective: readonly string[],
  query: string,
) {
  const params = RANDOM_PARAMS
  const theirs = attempt(async () => {
    const dataset = overlay(documents, perspective)
    const tree = withoutGroups(parse(query, { params }))
    const value = await evaluate(tree, { dataset, params, timestamp: NOW })
    return await value.get()
  })
  const ours = attempt(async () => lake.query(query, { params, perspective, now: NOW }))
  return { theirs: await theirs, ours: await ours }
}

function withoutGroups<T>(tree: T, inScore = false): T {
  if (Array.isArray(tree)) return tree.map((item) => withoutGroups(item, inScore)) as T
  if (typeof tree !== 'object' || tree === null) return tree
  const node = tree as T & { type?: unknown; name?: unknown; base?: T }
  if (node.type === 'Value') return tree
  if (inScore && node.type === 'Group' && node.base !== undefined)
    return withoutGroups(node.base, true)
  const isScore = node.type === 'PipeFuncCall' && node.name === 'score'
  const entries = Object.entries(node).map(([key, part]) => [
    key,
    withoutGroups(part, inScore || (isScore && key === 'args')),
  ])
  return Object.fromEntries(entries) as T
}

async function attempt(work: () => Promise<unknown>): Promise<string> {
  try {
    return JSON.stringify(sortedKeys(JSON.parse(JSON.stringify((await work()) ?? null))))
  } catch (error) {
    return `failed: ${error}`
  }
}

function sortedKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortedKeys)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([key, part]) => [key, sortedKeys(part)])
  return Object.fromEntries(entries.sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)))
}

async function fails(
  documents: readonly StoredDocument[],
  perspective: readonly string[],
  query: string,
): Promise<boolean> {
  const lake = new TemporaryStore()
  try {
    await lake.put(...documents)
    const { theirs, ours } = await answers(lake, documents, perspective, query)
    return theirs !== ours && !theirs.startsWith('failed')
  } finally {
    lake.remove()
  }
}

/** The smallest case that shows a difference, with what is needed to see it again. */
async function explain(
  seed: number,
  documents: readonly StoredDocument[],
  perspective: readonly string[],
  query: string,
): Promise<string> {
  const smaller = await shrinkQuery(query, (other) => fails(documents, perspective, other))
  const fewer = await shrinkDocuments(documents, (some) => fails(some, perspective, smaller))
  const smallest = await shrinkQuery(smaller, (other) => fails(fewer, perspective, other))
  const lake = new TemporaryStore()
  await lake.put(...fewer)
  const { theirs, ours } = await answers(lake, fewer, perspective, smallest)
  lake.remove()
  return [
    `GROQ_FUZZ_SEED=${seed}, perspective ${perspective}`,
    `query:    ${query}`,
    `smallest: ${smallest}`,
    `over:     ${JSON.stringify(fewer)}`,
    `groq-js:  ${theirs}`,
    `lake:     ${ours}`,
  ].join('\n')
}

describe(`answers equal those of groq-js in ${CASES} cases`, () => {
  const datasets = Array.from({ length: Math.ceil(CASES / QUERIES_A_DATASET) }, (_, i) => i)
  test.each(datasets)('dataset %i', { timeout: 600_000 }, async (index) => {
    const seed = SEED + index
    const random = new Random(seed)
    const documents = randomDocuments(random, 20 + random.below(20))
    const lake = new TemporaryStore()
    await lake.put(...documents)
    let empty = 0
    let refused = 0
    const count = Math.min(QUERIES_A_DATASET, CASES - index * QUERIES_A_DATASET)
    for (let i = 0; i < count; i++) {
      const perspective = random.pick(PERSPECTIVES)
      const query = randomQuery(random)
      const { theirs, ours } = await answers(lake, documents, perspective, query)
      const isRefused = theirs.startsWith('failed') && ours.startsWith('failed')
      if (theirs !== ours && !isRefused) {
        expect.fail(await explain(seed, documents, perspective, query))
      }
      if (isRefused) console.log(query, theirs)
      if (isRefused) refused++
      if (theirs === '[]' || theirs === 'null') empty++
    }
    lake.remove()
    // Queries that find nothing prove little.
    expect(empty).toBeLessThan(count * 0.6)
    expect(refused).toBeLessThan(count * 0.02)
  })
})
