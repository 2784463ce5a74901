import type { StoredDocument } from '../../documents/document.ts'
import type { JsonValue } from '../../json.ts'
import type { Random } from './random.ts'

const WORDS = [
  'magnesium',
  'sleep',
  'Magnésium',
  'vitamin-D3',
  'K2',
  "plant's",
  'foo_bar',
  'B.12',
  'café',
  '睡眠',
  'Übung',
  '😀',
]
const TYPES = ['post', 'author', 'product']

/** Some text of few words, so that searches hit. */
export function randomText(random: Random): string {
  return Array.from({ length: 1 + random.below(4) }, () => random.pick(WORDS)).join(
    random.pick([' ', ', ', ' ']),
  )
}

/** A value of any type, for attributes that no schema guards. */
export function randomScalar(random: Random): JsonValue {
  return random.pick<JsonValue>([
    null,
    true,
    false,
    0,
    1,
    -2.5,
    7,
    1e21,
    '',
    'a',
    'b',
    'B',
    '\u{1f600}',
    'é',
    '2020-01-01',
    [],
    [1, 'a'],
    {},
    { a: 1 },
  ])
}

/** Documents of three types that refer to each other, some as drafts and versions too. */
export function randomDocuments(random: Random, count: number): StoredDocument[] {
  const ids = Array.from({ length: count }, (_, i) => `${random.pick(TYPES)}-${i}`)
  const documents: StoredDocument[] = []
  for (const id of ids) {
    if (random.chance(0.9)) documents.push(randomDocument(random, id, ids))
    if (random.chance(0.2)) documents.push(randomDocument(random, `drafts.${id}`, ids))
    if (random.chance(0.1)) documents.push(randomDocument(random, `versions.r1.${id}`, ids))
  }
  return documents
}

function randomDocument(random: Random, id: string, ids: readonly string[]): StoredDocument {
  const reference = () => ({ _type: 'reference', _ref: random.pick(ids) })
  const document: StoredDocument = {
    _id: id,
    _type: id.replace(/^(drafts|versions\.r1)\./, '').replace(/-\d+$/, ''),
    _rev: 'r',
    _createdAt: `2024-01-0${1 + random.below(9)}T00:00:00Z`,
    _updatedAt: `2024-02-0${1 + random.below(9)}T00:00:00Z`,
    title: randomText(random),
    n: random.below(20),
  }
  if (random.chance(0.8)) document.slug = { current: `slug-${random.below(30)}` }
  if (random.chance(0.8)) document.publishedAt = `2023-0${1 + random.below(9)}-01T10:00:00.000Z`
  if (random.chance(0.7)) document.odd = randomScalar(random)
  if (random.chance(0.5)) document.featured = random.chance(0.5)
  if (random.chance(0.7)) document.author = reference()
  if (random.chance(0.5)) document.tags = random.some(['a', 'b', 'c', 'sleep'], 3)
  if (random.chance(0.5)) {
    document.links = random.some([reference(), reference()], 3).map((link) => ({ ...link }))
  }
  if (random.chance(0.4)) {
    document.body = Array.from({ length: 1 + random.below(2) }, (_, i) => ({
      _type: 'block',
      _key: `k${i}`,
      children: [
        { _type: 'span', text: randomText(random) },
        { _type: 'span', text: randomText(random) },
      ],
    }))
  }
  return document
}
