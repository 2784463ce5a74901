import { parse } from 'groq-js'
import { describe, expect, test } from 'vitest'
import { ApiError } from '../errors.ts'
import { parseQuery } from './parse.ts'
import { Random } from './test-support/random.ts'
import { RANDOM_PARAMS, randomQuery } from './test-support/random-queries.ts'

/** A tree without what groq-js adds to nodes that nobody tells apart by it. */
function plain(tree: unknown): unknown {
  return JSON.parse(
    JSON.stringify(tree, (_, value) => {
      if (value?.type !== 'ArrayElement' && value?.type !== 'SelectAlternative') return value
      const { type: _type, ...rest } = value
      return rest
    }),
  )
}

function sameAsGroqJs(query: string): void {
  let expected: unknown
  try {
    expected = plain(parse(`${query}\n`))
  } catch {
    expect(() => parseQuery(query, RANDOM_PARAMS), query).toThrow()
    return
  }
  expect(plain(parseQuery(query, RANDOM_PARAMS)), query).toEqual(expected)
}

describe('the tree of a query is the one that groq-js makes', () => {
  test('for random queries', () => {
    const random = new Random(3)
    for (let i = 0; i < 2_000; i++) {
      // groq-js takes the values of all parameters into its tree, or of none.
      sameAsGroqJs(
        randomQuery(random)
          .replace(/\$(end|index)/g, '4')
          .replaceAll('$name', '"x"'),
      )
    }
  })

  test.each([
    '-a ** b ** -2',
    '+a ** 2 - -b',
    '!a == b || c && !(d)',
    'a + b * c % d / e - f',
    'a in (b)',
    'a in (1..2)',
    'a in 1...(2 + 3)',
    'a.b[0].c[]->d[e == 1]{f, "g": h}[1..2].i',
    '*[a][0]{b}[c].d',
    '*{a}.b[]',
    '[a, ...b, {c, ...}][1]',
    '*|order(a asc, b desc, c + d desc)|{e}',
    '* | score(boost(a match "b", 2), c) | order(_score desc)',
    '*{"a": ^.^.b[], c => {d}, ...e{f}, g[]->{h}, i->, (j)}',
    'select(a => b, c => {d}, e)',
    'a["b"]["c" + "d"][1 + 1][-1][e]',
    "'it\\'s' + \"\\u00e6\\n\\\\\" // and a remark",
    '1.5e3 + 2E-2',
    'a -> b -> [c]',
    'global::count(string::split(a, ","))',
    'diff::changedAny(a, b, (c, d[e == 1].f, g[].(h, i), anywhere(_type == "j")))',
    'fn ex::n($p) = $p[]->{a, "b": ex::m(b)}; fn ex::m($q) = $q{c}; *{"d": ex::n(e)}',
  ])('for %s', (query) => sameAsGroqJs(query))
})

test('a range may begin with parentheses, which groq-js does not know', () => {
  expect(parseQuery('a in (1 + 2)..3', {})).toMatchObject({
    type: 'InRange',
    left: { op: '+' },
    right: { value: 3 },
    isInclusive: true,
  })
})

describe('a query that cannot be read says where and why', () => {
  // The API's own parser is public (sanity-io/go-groq), and so are its texts and positions.
  test.each([
    ['', 'no query', ''],
    ['*[_type == ', 'unexpected end-of-file, expected expression', ''],
    ['*[_type == "event]', 'unexpected token "\\"event]", expected expression', '"event]'],
    ['*["event]', "expected ']' following expression", '["event]'],
    ['*[a > now())\n]', "expected ']' following expression", '[a > now())'],
    ['*[a == 1', "expected ']' following expression", '[a == 1'],
    ['(a', "expected ')' following parenthesized expression", '(a'],
    ['count(a', "expected ')' following function arguments", '(a'],
    ['[1, 2', "expected ']' following array body", '[1, 2'],
    ['*{a, "b"}', 'attribute or a string key expected', '"b"'],
    ['*{a.b}', 'attribute or a string key expected', 'a.b'],
    ['*{a b}', "expected '}' following object body", '{a b'],
    ['*{,}', "expected '}' following object body", '{,'],
    ['*[a ] ]', 'unable to parse entire expression', ''],
    ['count (*)', 'unable to parse entire expression', ''],
    ['* * ]', 'unexpected token "]", expected expression', ']'],
    ['a.^.b', '^ is not allowed here', '^'],
    ['a.@', '@ is not allowed here', '@'],
    ['1.', 'unexpected token "1.", expected expression', '1.'],
    ['"\\x"', 'unexpected token "\\"", expected expression', '"'],
    ['* | [a]', 'object or function expected', '['],
    ['* | group(a)', 'undefined aggregate function "group"', 'group'],
    ['* | order()', 'function order() takes at least 1 argument, got 0', 'order'],
    ['* | order(a && b desc)', 'unexpected postfix operator "desc"', 'desc'],
    ['*{"a": b asc}', 'unexpected postfix operator "asc"', 'asc'],
    ['*{a} | score(a == 1)', 'score() must come before a projection', 'score'],
    ['*[0..a]', 'subscript ranges must have integer endpoints', '[0..a]'],
    ['*[0...1.5]', 'subscript ranges must have integer endpoints', '[0...1.5]'],
    ['string::length', 'expected a function following namespace expression', 'length'],
    ['eventDate(1)', 'unknown function "eventDate"', 'eventDate'],
    ['{"a": string::nope(1)}', 'unknown function "string::nope"', 'string::nope'],
    ['1 + count()', 'function count() takes 1 argument, got 0', 'count'],
    ['round(1, 2, 3)', 'function round() takes 1 to 2 arguments, got 3', 'round'],
    ['boost(a, 1)', 'function boost() is only allowed inside score()', 'boost'],
    ['anywhere(a)', 'function anywhere() is only allowed in a selector', 'anywhere'],
    ['select(a, b => c)', 'unexpected argument to select()', 'b'],
    ['(a, b)', 'a tuple is only allowed as a selector', ','],
    ['diff::changedAny({}, {}, a + 1)', 'invalid selector syntax', '+'],
    ['diff::changedAny({}, {}, a[0])', 'a selector cannot name one element', '[0]'],
    [
      'delta::changedAny(a)',
      'function delta::changedAny() is only available where changes are watched, as in webhooks',
      'delta::changedAny',
    ],
    [
      '* | score(text::semanticSimilarity("a"))',
      'function text::semanticSimilarity() needs dataset embeddings, which are not enabled',
      'text::semanticSimilarity',
    ],
    ['fn ex::a($b) = $b{c}', "expected ';' at the end of function definition", ''],
    ['fn a($b) = $b{c}; *', "expected '::' followed by a function name", ''],
    ['fn ex::a(b) = c; *', 'expected parameter name', ''],
    ['fn ex::a($b) = $b{"c": ex::a(c)}; *', 'function ex::a() calls itself', '$b'],
    ['fn ex::a($b) = $b{"c": ^.c}; *', 'parent usage is invalid', '$b'],
    ['fn ex::a($b) = $b{"c": $b}; *', '$b is only allowed at the beginning of its function', '$b'],
    ['fn ex::a($b) = $b; *', 'the body of function ex::a() must be a projection of $b', '$b'],
    ['fn ex::a($b) = $b{c}; ex::a()', 'function ex::a() takes 1 argument, got 0', 'ex::a'],
    ['*[_type == $kind][0]', 'param $kind referenced, but not provided', '$kin'],
  ])('%j', (query, description, at) => {
    const error = failure(query)
    expect(error).toMatchObject({ type: 'queryParseError', description, query })
    expect(query.slice(error.start, error.end)).toBe(at)
  })

  test('in UTF-16 units, as JavaScript counts them', () => {
    expect(failure('"😀" ]')).toMatchObject({ start: 5, end: 5 })
    expect(failure('[1, 😀')).toMatchObject({ start: 0, end: 6 })
  })

  function failure(query: string): { start: number; end: number } {
    try {
      parseQuery(query, {})
    } catch (error) {
      if (error instanceof ApiError) return error.body.error as never
      throw error
    }
    throw new Error(`${query} was read`)
  }
})

describe('parameters', () => {
  test('tell an index, an attribute and a filter apart by their value, whatever was asked before', () => {
    const type = (params: Record<string, string | number | boolean>) =>
      parseQuery('a[$p]', params).type
    expect([{ p: 1 }, { p: 'x' }, { p: true }, { p: 1 }].map(type)).toEqual([
      'AccessElement',
      'AccessAttribute',
      'Filter',
      'AccessElement',
    ])
    expect(parseQuery('a[$p + 1]', { p: 1 })).toMatchObject({ index: 2 })
    expect(parseQuery('a[$from..$from + 2]', { from: 3 })).toMatchObject({ left: 3, right: 5 })
  })

  test('in a slice must be whole numbers', () => {
    for (const p of ['x', 1.5, null, true, [1]]) {
      expect(() => parseQuery('a[0...$p]', { p })).toThrow('integer endpoints')
    }
  })
})

test('escapes mean in a string what they mean in JSON, and code points in braces', () => {
  expect(parseQuery('"\\ud83d\\ude00\\u{1F600}\\t\\/"', {})).toEqual({
    type: 'Value',
    value: '😀😀\t/',
  })
})

test('half of a surrogate pair is no character', () => {
  expect(parseQuery(String.raw`"\ud83d\ude00 \ud800"`, {})).toMatchObject({ value: '😀 \ufffd' })
})

test('of long queries, fewer are kept: what is made of them takes as much more room', () => {
  const long = (n: number) => `[${n}${',1'.repeat(3_900)}]`
  const [short, first] = [parseQuery('kept', {}), parseQuery(long(0), {})]
  for (let n = 1; n < 100; n++) parseQuery(long(n), {})
  expect(parseQuery('kept', {})).toBe(short)
  expect(parseQuery(long(0), {})).toBe(first)
  for (let n = 100; n < 300; n++) parseQuery(long(n), {})
  expect(parseQuery(long(0), {})).not.toBe(first)
})
