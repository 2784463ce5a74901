import type { Random } from '../../src/groq/test-support/random.ts'

const STRINGS = [
  '',
  ' ',
  '\0',
  'a\0b',
  '\ud800',
  '\udfff\ud800',
  '\u{1f600}',
  'e\u0301\u0327',
  '\u202e\u200b\ufeff',
  '\ufdfa'.repeat(200),
  '\n\r\t\b',
  '../../../etc/passwd',
  '..\\..\\lake.sqlite',
  '%2e%2e%2f%2e%2e%2f',
  '%00',
  '%',
  '%zz',
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  '"; DROP TABLE document; --',
  "' OR 1=1 --",
  '"',
  '\\',
  '*',
  'a* "b" NEAR(c) OR NOT',
  '$',
  '<script>alert(1)</script>',
  'NaN',
  'Infinity',
  '-0',
  '1e999',
  '2024-02-30T25:61:00Z',
  '+275760-09-13T00:00:00.001Z',
  '-271821-04-20T00:00:00Z',
  '2024-06-01T00:00:00Z',
  'word',
  'post',
]

/** Ids of documents that may be there, and of ones that may not. */
const IDS = [
  'a',
  'b',
  'post-1',
  'author-2',
  'product-3',
  'drafts.a',
  'drafts.post-1',
  'versions.r1.a',
  'versions.r2.post-1',
  'private.a',
  'new.',
  '',
  '.',
  '..',
  'a..b',
  'a.',
  '-a',
  'drafts.',
  'drafts.drafts.a',
  'drafts.versions.r1.a',
  'versions.',
  'versions.r1',
  'versions.r1.',
  'versions..a',
  'versions.drafts.a',
  'versions.r1.drafts.a',
  '_.releases.r1',
  '_.groups.administrator',
  '_',
  'a/b',
  '../a',
  'a b',
  'a,b',
  'é',
  '__proto__',
  'constructor',
]

const NUMBERS = [
  '0',
  '-0',
  '1',
  '-1',
  '0.1',
  '1e308',
  '1e400',
  '-1e400',
  '5e-324',
  '9007199254740993',
  '18446744073709551616',
  `1${'0'.repeat(400)}`,
]

/** Some string that nobody expects. */
export function hostileString(random: Random): string {
  if (random.chance(0.05))
    return random.pick(['x', '\u{1f600}', 'é', 'ab ']).repeat(random.below(5_000))
  if (random.chance(0.1)) return hostileString(random) + hostileString(random)
  return random.pick(random.chance(0.3) ? IDS : STRINGS)
}

export function hostileId(random: Random): string {
  if (random.chance(0.6)) return random.pick(IDS)
  return random.chance(0.2) ? 'x'.repeat(100 + random.below(60)) : hostileString(random)
}

/** Some JSON text, mostly valid: keys may stand twice, and numbers be beyond what JavaScript holds. */
export function hostileJson(random: Random, depth = 3): string {
  if (random.chance(0.01))
    return random.pick(['undefined', 'NaN', "'a'", '{a:1}', '[1,]', '"\n"', ''])
  if (random.chance(0.02)) return deepJson(random)
  if (depth <= 0 || random.chance(0.5)) return scalar(random)
  if (random.chance(0.02))
    return `[${Array(random.below(5_000)).fill(random.pick(NUMBERS)).join(',')}]`
  const items = Array.from({ length: random.below(5) }, () => hostileJson(random, depth - 1))
  if (random.chance(0.4)) return `[${items.join(',')}]`
  return `{${items.map((item) => `${JSON.stringify(hostileKey(random))}:${item}`).join(',')}}`
}

function scalar(random: Random): string {
  if (random.chance(0.3)) return random.pick(NUMBERS)
  if (random.chance(0.3)) return random.pick(['null', 'true', 'false', '[]', '{}', '""'])
  return JSON.stringify(hostileString(random))
}

/** Deeper than a document may be, or than a stack is. */
function deepJson(random: Random): string {
  const depth = random.pick([50, 101, 150, 5_000, 100_000])
  return random.chance(0.5)
    ? `${'['.repeat(depth)}${']'.repeat(depth)}`
    : `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`
}

const KEYS = [
  '_id',
  '_type',
  '_ref',
  '_key',
  '_rev',
  '_weak',
  '_system',
  '_createdAt',
  '_updatedAt',
  '_dataset',
  'children',
  'text',
  'title',
  'n',
  'tags',
  'slug',
  'author',
  'odd',
]

function hostileKey(random: Random): string {
  return random.chance(0.7) ? random.pick(KEYS) : hostileString(random)
}

/** What a URL can hold of a string, encoded once, twice or hardly. */
export function hostileSegment(random: Random, text = hostileString(random)): string {
  const once = encodeURIComponent(text.toWellFormed())
  if (random.chance(0.8)) return once
  return random.chance(0.5) ? encodeURIComponent(once) : text.replace(/[^\x21-\x7e]/g, '%80')
}
