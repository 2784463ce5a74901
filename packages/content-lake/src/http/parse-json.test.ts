import { describe, expect, test } from 'vitest'
import { parseJson } from './parse-json.ts'

const nested = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`

describe('parseJson', () => {
  test.each([
    ['500 levels', nested(500)],
    ['many values beside each other', `[${'[],{},'.repeat(1_000)}1]`],
    ['brackets in a string', JSON.stringify('['.repeat(1_000))],
    ['brackets after an escaped quote', JSON.stringify(`"${'{'.repeat(1_000)}`)],
  ])('reads %s', (_, text) => {
    expect(parseJson(text)).toEqual(JSON.parse(text))
  })

  test.each([
    ['501 levels', nested(501)],
    ['more than a stack holds', nested(1_000_000)],
    ['levels that never end', '{"a":'.repeat(100_000)],
    ['levels after a string that ends with a backslash', `["\\\\",${nested(501)}]`],
  ])('refuses %s', (_, text) => {
    expect(() => parseJson(text)).toThrow('JSON may be nested at most 500 levels deep')
  })

  test('refuses more than a million objects and arrays, wherever they stand', () => {
    const text = (parts: number) => `[${'{},'.repeat(parts - 2)}[]]`
    expect(parseJson(text(1_000_000))).toHaveLength(999_999)
    expect(() => parseJson(text(1_000_001))).toThrow(
      'JSON may hold at most 1000000 objects and arrays',
    )
  })

  test('puts U+FFFD where half of a surrogate pair is', () => {
    const text = String.raw`{"a\ud800": ["\ud83d\ude00", "\uDC00x", "\\ud800"], "__proto__": 1}`
    const value = parseJson(text)
    expect(JSON.stringify(value)).toBe(
      String.raw`{"a\ufffd":["😀","\ufffdx","\\ud800"],"__proto__":1}`.replaceAll(
        String.raw`\ufffd`,
        '\ufffd',
      ),
    )
  })

  test('leaves it to others to say what is no JSON', () => {
    expect(() => parseJson('"'.repeat(1_001))).toThrow(SyntaxError)
  })
})
