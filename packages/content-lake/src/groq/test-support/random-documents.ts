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
const TIMES = [
  '2024-01-03T00:00:00Z',
  '2024-01-03T02:00:00+02:00',
  '2023-12-31T23:59:59.999Z',
  '2024-01-03',
  'soon',
  1_704_240_000,
]
const TYPES = ['post', 'author', 'product']

/** Some text of few words, so that searches hit. */
function randomText(random: Random): string {
  return Array.from({ length: 1 + random.below(4) }, () => random.pick(WORDS)).join(
    random.pick([' ', ', ', ' ']),
  )
}

/** A value of any type, for attributes that no schema guards. */
function randomScalar(random: Random): JsonValue {
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
    for (const release of ['r1', 'r2']) {
      if (random.chance(0.1)) documents.push(randomVersion(random, release, id, ids))
    }
  }
  return documents
}

/** A document in a release, which may be to delete it. */
function randomVersion(
  random: Random,
  release: string,
  id: string,
  ids: readonly string[],
): StoredDocument {
  const document = randomDocument(random, `versions.${release}.${id}`, ids)
  return random.chance(0.2) ? { ...document, _system: { delete: true } } : document
}

function randomDocument(random: Random, id: string, ids: readonly string[]): StoredDocument {
  const reference = () => ({
    _type: 'reference',
    _ref: random.chance(0.9) ? random.pick(ids) : 'gone',
    ...(random.chance(0.1) && { _weak: true }),
  })
  const document: StoredDocument = {
    _id: id,
    _type: id.replace(/^(drafts|versions\.r\d)\./, '').replace(/-\d+$/, ''),
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
  if (random.chance(0.5))
    document.scores = random.some<JsonValue>([1, 5, 2.5, -3, 10, null, 'x'], 4)
  if (random.chance(0.5)) document.mixed = random.some([1, 'a', true, null, [2], { k: 3 }], 4)
  if (random.chance(0.4)) document.at = random.pick(TIMES)
  if (random.chance(0.5)) {
    document.nested = {
      a: randomScalar(random),
      b: { c: random.below(5) },
      list: Array.from({ length: random.below(4) }, (_, i) => ({
        _key: `l${i}`,
        k: random.below(4),
        v: random.pick(WORDS),
      })),
    }
  }
  return document
}
