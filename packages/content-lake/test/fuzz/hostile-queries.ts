import type { Random } from '../../src/groq/test-support/random.ts'
import { RANDOM_PARAMS, randomQuery } from '../../src/groq/test-support/random-queries.ts'
import { type Callers, callerHeaders, hostileSearch, version } from './hostile-requests.ts'
import { hostileJson, hostileString } from './hostile-values.ts'
import type { RawRequest } from './raw-request.ts'

const TOKENS = [
  '*',
  '[',
  ']',
  '{',
  '}',
  '(',
  ')',
  '->',
  '...',
  '..',
  '|',
  '||',
  '&&',
  '==',
  '=>',
  '@',
  '^',
  '^.^',
  '$a',
  '$text',
  '!',
  '-',
  '**',
  'in',
  'match',
  'asc',
  'order(',
  'score(',
  'boost(',
  'select(',
  'references(',
  'path(',
  'string::split(',
  'array::join(',
  'dateTime(',
  'geo::contains(',
  'text::query(',
  'pt::text(',
  'round(1.5, 1000)',
  'now()',
  'dateTime("2024-01-01T00:00:00Z") + 1e300',
  '1e400',
  '"\\u{110000}"',
  '"\\ud800"',
  '// comment\n',
  'fn a::b($x) = $x;',
  '\0',
  '\u{1f600}',
]

/** What is put around an expression, or after it, any number of times. */
const NESTS: readonly (readonly [before: string, after: string])[] = [
  ['(', ')'],
  ['[', ']'],
  ['{"a":', '}'],
  ['!', ''],
  ['-', ''],
  ['*[', ']'],
  ['*[count(', ') > 1]'],
  ['select(true => ', ')'],
  ['coalesce(', ')'],
  ['1 + ', ''],
  ['', '.a'],
  ['', '->'],
  ['', '[0]'],
  ['', '{...}'],
  ['', ' || a'],
  ['', ' && a == 1'],
  ['', '[]'],
  ['', ' | order(a)'],
]

/** A query over HTTP, from one that makes sense to one that is none. */
export function hostileQuery(random: Random, callers: Callers): RawRequest {
  const query = hostileGroq(random)
  const target = `/${version(random)}/data/query/production`
  const headers = callerHeaders(random, callers)
  if (random.chance(0.4) && query.length < 5_000) {
    const params = random.chance(0.8) ? { ...RANDOM_PARAMS, a: 1 } : {}
    const search = new URLSearchParams(
      Object.entries(params).map(([name, value]) => [`$${name}`, JSON.stringify(value)]),
    )
    search.set('query', query.toWellFormed())
    const more = hostileSearch(random, OPTIONS).replace('?', '&')
    const path = random.chance(0.8) ? target : target.replace('/query/', '/listen/')
    return { method: 'GET', target: `${path}?${search}${more}`, headers }
  }
  const params = random.chance(0.8)
    ? JSON.stringify({ ...RANDOM_PARAMS, a: 1 }).replace('"a":1', `"a":${hostileJson(random)}`)
    : hostileJson(random)
  const body = `{"query":${JSON.stringify(query)},"params":${params}}`
  return {
    method: 'POST',
    target: `${target}${hostileSearch(random, OPTIONS)}`,
    headers,
    body: Buffer.from(body),
  }
}

const OPTIONS = ['perspective', 'resultSourceMap', 'returnQuery', 'explain', 'tag', 'variant', '$b']

/** GROQ, or nearly. */
export function hostileGroq(random: Random): string {
  return random.pick([
    () => changed(random, randomQuery(random)),
    () => changed(random, randomQuery(random)),
    () => changed(random, randomQuery(random)),
    () => nested(random, randomQuery(random)),
    () => Array.from({ length: random.below(30) }, () => random.pick(TOKENS)).join(' '),
    () => giant(random),
    () => hostileString(random),
  ])()
}

function changed(random: Random, query: string): string {
  let text = query
  for (let changes = random.below(4); changes > 0; changes--) {
    const from = random.below(text.length + 1)
    const to = from + random.below(8)
    text = random.pick([
      () => text.slice(0, from) + text.slice(to),
      () => text.slice(0, to) + text.slice(from),
      () => `${text.slice(0, from)}${random.pick(TOKENS)}${text.slice(from)}`,
      () => `${text.slice(0, from)}${JSON.stringify(hostileString(random))}${text.slice(to)}`,
    ])()
  }
  return text
}

function nested(random: Random, query: string): string {
  const depth = random.pick([2, 10, 100, 1_000, 10_000])
  const [before, after] = random.pick(NESTS)
  return `${before.repeat(depth)}${query}${after.repeat(depth)}`
}

function giant(random: Random): string {
  return random.pick([
    () => `"${'x'.repeat(400_000)}"`,
    () => `"${'x'.repeat(600_000)}"`,
    () => `*[title match "${'a* '.repeat(20_000)}"]`,
    () => `*[title match "${'*a'.repeat(3_000)}"]`,
    () => `[${'1,'.repeat(100_000)}1]`,
    () => `*[_id in [${'"a",'.repeat(50_000)}"b"]]._id`,
    () => `*{${Array.from({ length: 5_000 }, (_, n) => `"a${n}": n`).join(',')}}`,
    () => '9'.repeat(100_000),
    () => `*[0...${'9'.repeat(30)}]`,
    () => `*[${'9'.repeat(30)}]`,
    () => 'count(*[count(*[count(*[n > ^.n + ^.^.n]) > 0]) > 0])',
    () => `${'[*, '.repeat(6)}*${']'.repeat(6)}`,
    () => `*{"b": *{"c": *{"d": *}}}`,
    () => `string::split("${'ab'.repeat(50_000)}", "")`,
  ])()
}
