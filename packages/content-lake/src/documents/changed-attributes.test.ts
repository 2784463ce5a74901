import { expect, test } from 'vitest'
import { changedAttributes } from './changed-attributes.ts'
import type { StoredDocument } from './document.ts'

const body = [{ _type: 'block' }]
const system = { _id: 'a', _type: 'post', _createdAt: 'then', _updatedAt: 'then' }

test('leaves out what is the very same value in both, but for what begins with an underscore', () => {
  const previous: StoredDocument = { ...system, _rev: '1', body, title: 'Old', same: 'x' }
  const next: StoredDocument = { ...system, _rev: '2', body, title: 'New', same: 'x' }
  expect(changedAttributes(previous, next)).toEqual({
    before: { ...system, _rev: '1', title: 'Old' },
    after: { ...system, _rev: '2', title: 'New' },
  })
})

test('keeps what was replaced by its equal: nobody looked whether it is', () => {
  const previous: StoredDocument = { ...system, _rev: '1', body }
  const next: StoredDocument = { ...system, _rev: '1', body: structuredClone(body) }
  expect(changedAttributes(previous, next).after).toHaveProperty('body')
})

test.each<[string, Omit<StoredDocument, '_rev'>]>([
  ['came', { ...system, title: 'A', text: 'B', more: 1 }],
  ['went', { ...system, title: 'A' }],
  ['moved', { ...system, text: 'B', title: 'A' }],
])('keeps everything where an attribute %s', (_, content) => {
  const previous: StoredDocument = { ...system, title: 'A', text: 'B', _rev: '1' }
  const next = { ...content, _rev: '1' } as StoredDocument
  const { before, after } = changedAttributes(previous, next)
  expect([before, after]).toEqual([previous, next])
})
