import { expect, test } from 'vitest'
import type { JsonValue } from '../json.ts'
import { keyedItems, withArrayKeys } from './array-keys.ts'

const KEY = expect.stringMatching(/^[0-9a-f]{12}$/)

test('objects in arrays that have no key are given one', () => {
  const value: JsonValue = { a: [{ b: [{}] }, { _key: 'own' }, 1, [{ c: 1 }]], d: {} }
  expect(withArrayKeys(value)).toEqual({
    a: [{ _key: KEY, b: [{ _key: KEY }] }, { _key: 'own' }, 1, [{ c: 1, _key: KEY }]],
    d: {},
  })
})

test('more keys than a document may hold are not made', () => {
  const items = Array<JsonValue>(600_000).fill({})
  const refused = expect.objectContaining({ status: 413, type: 'documentTooLargeError' })
  expect(() => withArrayKeys({ items: [items] })).toThrow(refused)
  expect(() => keyedItems(items)).toThrow(refused)
})
