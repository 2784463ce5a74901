import {
  type ContentSourceMapParsedPath,
  jsonPathToStudioPath,
  parseJsonPath,
  resolveMapping,
  studioPath,
} from '@sanity/client/csm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { StoredDocument } from '../../documents/document.ts'
import { publishedId } from '../../documents/document-id.ts'
import type { JsonObject, JsonValue } from '../../json.ts'
import type { QueryResponse } from '../execute-query.ts'
import { Random } from '../test-support/random.ts'
import { randomDocuments } from '../test-support/random-documents.ts'
import { randomProjection } from '../test-support/random-projections.ts'
import { RANDOM_PARAMS, randomQuery } from '../test-support/random-queries.ts'
import { TemporaryStore } from '../test-support/temporary-store.ts'

const QUERIES_EACH = 150
/** Attributes of random queries that hold what a function made, even where that is what it was given. */
const COMPUTED = new Set(['plain', 'joined'])
const SIGNED = /^\.(title|tags\[\d+\]|body\[\d+\]\.children\[\d+\]\.text)$/

const random = new Random(20260916)
/** Where each signed text stands; no other place has the same text. */
const signatures = new Map<string, string>()
const documents = randomDocuments(random, 120).map(withOddKeys).map(withSignatures)
const byId = new Map(documents.map((document) => [document._id, document]))
let lake: TemporaryStore

beforeAll(async () => {
  lake = new TemporaryStore()
  await lake.put(...documents)
})

afterAll(() => lake.remove())

/** Keys are not always there, nor different from each other. */
function withOddKeys(document: StoredDocument): StoredDocument {
  const { body } = document
  if (!Array.isArray(body) || random.chance(0.5)) return document
  const blocks = body.map((block) => ({
    ...(block as JsonObject),
    _key: random.pick(['k0', 'k0', "k'", '', 7]),
  }))
  return { ...document, body: blocks }
}

function withSignatures(document: StoredDocument): StoredDocument {
  const sign = (value: JsonValue, path: string): JsonValue => {
    if (typeof value === 'string' && SIGNED.test(path) && random.chance(0.8)) {
      const text = `${value} #${document._id}${path}`
      signatures.set(text, `${document._id}${path}`)
      return text
    }
    if (Array.isArray(value)) return value.map((item, i) => sign(item, `${path}[${i}]`))
    return typeof value === 'object' && value !== null ? signObject(value, path) : value
  }
  const signObject = (value: JsonObject, path: string) =>
    Object.fromEntries(
      Object.entries(value).map(([name, part]) => [name, sign(part, `${path}.${name}`)]),
    )
  return { ...document, ...signObject(document, '') }
}

describe.each([
  [['raw'], false],
  [['published'], true],
  [['drafts', 'published'], false],
  [['r1', 'drafts', 'published'], false],
])('on %j, for the public only: %j', (perspective, publicOnly) => {
  test(`${QUERIES_EACH} queries say where each part comes from`, { timeout: 60_000 }, () => {
    let traced = 0
    for (let i = 0; i < QUERIES_EACH; i++) {
      const query = random.chance(0.5) ? randomProjection(random) : randomQuery(random)
      const byKey = random.chance(0.5)
      const options = { params: RANDOM_PARAMS, perspective, publicOnly }
      const answer = lake.answer(query, {
        ...options,
        resultSourceMap: byKey ? 'withKeyArraySelector' : true,
      })
      const plain = lake.answer(query, options)
      expect(answer.syncTags, query).toEqual(plain.syncTags)
      expect(JSON.stringify(answer.result), query).toBe(JSON.stringify(plain.result))
      traced += checkMap(answer, perspective, query)
    }
    expect(traced).toBeGreaterThan(QUERIES_EACH)
  })
})

/** Holds a source map against the documents. Answers how many leaves come from places known beforehand. */
function checkMap(answer: QueryResponse, perspective: readonly string[], query: string): number {
  const { result, resultSourceMap: map } = answer
  if (map === undefined) throw new Error('A source map was asked for')
  const csm = { mappings: map.mappings, documents: [...map.documents], paths: [...map.paths] }
  const used = { documents: new Set<number>(), paths: new Set<number>() }
  for (const [at, { source }] of Object.entries(map.mappings)) {
    if (source.type !== 'documentValue') continue
    used.documents.add(source.document)
    used.paths.add(source.path)
    const value = valueAt(result, parseJsonPath(at))
    expect(value, `${query} at ${at}`).toEqual(stored(source.document, source.path))
  }
  expect(used.documents.size, query).toBe(new Set(map.documents.map(({ _id }) => _id)).size)
  expect(used.documents.size, query).toBe(map.documents.length)
  expect(used.paths.size, query).toBe(map.paths.length)
  expect(new Set(map.paths).size, query).toBe(map.paths.length)

  let traced = 0
  for (const { value, path } of leaves(result)) {
    const found = resolveMapping(path, csm)
    expect(found, `${query} at ${JSON.stringify(path)}`).toBeDefined()
    if (found === undefined) continue
    const { source } = found.mapping
    const signature = typeof value === 'string' ? signatures.get(value) : undefined
    if (signature === undefined || path.some((step) => COMPUTED.has(String(step)))) continue
    if (source.type !== 'documentValue') throw new Error(`${query}: ${value} has no source`)
    traced++
    const to = parseJsonPath(`${map.paths[source.path]}${found.pathSuffix}`)
    const place = `${map.documents[source.document]?._id}.${studioPath.toString(jsonPathToStudioPath(indexed(to, source.document)))}`
    expect(place, query).toBe(signature)
  }
  return traced

  function presented(index: number): StoredDocument {
    const { _id, _type } = csm.documents[index] ?? { _id: '', _type: '' }
    const document = byId.get(_id)
    if (document === undefined) throw new Error(`${query}: no document ${_id}`)
    expect(document._type).toBe(_type)
    if (perspective.includes('raw')) return document
    return { ...document, _id: publishedId(_id), _originalId: _id }
  }

  function stored(document: number, path: number): unknown {
    return valueAt(presented(document), parseJsonPath(csm.paths[path] ?? ''))
  }

  /** The path with positions where it has keys. */
  function indexed(path: ContentSourceMapParsedPath, document: number): ContentSourceMapParsedPath {
    return path.map((step, i) => {
      if (typeof step !== 'object') return step
      const array = valueAt(presented(document), path.slice(0, i)) as JsonObject[]
      return array.findIndex(({ _key }) => _key === step._key)
    })
  }
}

/** What stands at a path; null, as in GROQ, where nothing does. */
function valueAt(value: JsonValue, path: ContentSourceMapParsedPath): JsonValue {
  return studioPath.get<JsonValue, null>(value, jsonPathToStudioPath(path), null) ?? null
}

/** The scalars in a value, with their paths as @sanity/client makes them. */
function* leaves(
  value: JsonValue,
  path: ContentSourceMapParsedPath = [],
): Generator<{ value: JsonValue; path: ContentSourceMapParsedPath }> {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* leaves(item, [...path, step(item, index)])
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, part] of Object.entries(value)) yield* leaves(part, [...path, name])
  } else yield { value, path }
}

function step(item: JsonValue, index: number): ContentSourceMapParsedPath[number] {
  const keyed = typeof item === 'object' && item !== null && !Array.isArray(item)
  return keyed && typeof item._key === 'string' ? { _key: item._key, _index: index } : index
}
