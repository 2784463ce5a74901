import { describe, expect, test } from 'vitest'
import type { JsonValue } from '../json.ts'
import { documentSize, jsonSize, MOST_DOCUMENT_BYTES } from './document-size.ts'

const bytes = (value: JsonValue) => Buffer.byteLength(JSON.stringify(value))

describe('the size of a value', () => {
  test.each<[JsonValue]>([
    [null],
    [true],
    [-1.5e-7],
    [''],
    ['ü 😀 "\\\u0000\n\ud800'],
    [[]],
    [[1, [], {}]],
    [{}],
    [{ a: 1, 'b"': { c: [null, 'x', { d: 0 }] } }],
  ])('of %j is that of its JSON', (value) => {
    expect(jsonSize(value, 1_000)).toBe(bytes(value))
  })

  test('is looked for no further than asked', () => {
    const shared: JsonValue = Array.from({ length: 1_000 }, () => 'x'.repeat(100))
    // Written, it would be longer than any text can be.
    const value: JsonValue = Array.from({ length: 100_000 }, () => shared)
    expect(jsonSize(value, 1_000_000)).toBeGreaterThan(1_000_000)
    expect(jsonSize('x'.repeat(2_000), 1_000)).toBeGreaterThan(1_000)
  })

  test('counts a value as what it stands for', () => {
    const value = {}
    expect(jsonSize([value, { a: value }, {}], 1_000, { value, bytes: 100 })).toBe(
      bytes([0, { a: 0 }, {}]) + 2 * 99,
    )
  })
})

describe('the size of a document', () => {
  const filled = (more: number) => {
    const document = { _id: 'a', _type: 'post', _createdAt: '2026-01-01T00:00:00Z', text: '' }
    const { _id, ...content } = document
    return { ...document, text: 'x'.repeat(MOST_DOCUMENT_BYTES - bytes(content) + more) }
  }

  test('may be all that there is room for, whichever version it is', () => {
    for (const _id of ['a', 'drafts.a', 'versions.spring.a']) {
      const _updatedAt = '2026-01-01T00:00:00.000Z'
      expect(documentSize({ ...filled(0), _id, _rev: 'r'.repeat(128), _updatedAt })).toBe(
        MOST_DOCUMENT_BYTES,
      )
    }
  })

  test('may be no more', () => {
    expect(() => documentSize(filled(1))).toThrow(
      'Document "a" would be larger than 10000000 bytes of JSON',
    )
  })
})
