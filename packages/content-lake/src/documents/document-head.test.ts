import { expect, test, vi } from 'vitest'
import type { JsonObject } from '../json.ts'
import type { StoredDocument } from './document.ts'
import { copyWith, openHead, writeDocument } from './document-head.ts'

const LONG = 'word '.repeat(300)
const SYSTEM = { _id: 'a', _type: 'post', _rev: 'r', _createdAt: 't', _updatedAt: 't' }

function document(attributes: JsonObject): StoredDocument {
  return { ...SYSTEM, ...attributes }
}

function open(written: StoredDocument) {
  const { content, head } = writeDocument(written)
  const readContent = vi.fn(() => content)
  return { opened: openHead(1, head ?? '', JSON.parse, readContent), readContent }
}

test('what is written is the JSON of the document', () => {
  const odd = document({ title: 'É "', 7: [null, { a: 1 }], body: [LONG], n: 1e21 })
  expect(writeDocument(odd).content).toBe(JSON.stringify(odd))
})

test('a document without long attributes has no head', () => {
  expect(writeDocument(document({ title: 'x'.repeat(300), text: 'y'.repeat(900) })).head).toBeNull()
})

test('short attributes are read from the head alone, in their order', () => {
  const { opened, readContent } = open(document({ title: 'A', body: [LONG], slug: 'a' }))
  expect([opened.title, opened.slug, opened._id]).toEqual(['A', 'a', 'a'])
  expect(Object.keys(opened)).toEqual([...Object.keys(SYSTEM), 'title', 'body', 'slug'])
  expect(readContent).not.toHaveBeenCalled()
})

test('long ones are read once, as soon as one is asked for', () => {
  const written = document({ title: 'A', body: [LONG], notes: LONG })
  const { opened, readContent } = open(written)
  expect(opened.notes).toBe(LONG)
  expect(JSON.stringify(opened)).toBe(JSON.stringify(written))
  expect(opened).toEqual(written)
  expect(readContent).toHaveBeenCalledTimes(1)
})

test('what could not be read is read when it is asked for again', () => {
  const written = document({ title: 'A', body: [LONG], notes: LONG })
  const { opened, readContent } = open(written)
  readContent.mockImplementationOnce(() => {
    throw new RangeError('Maximum call stack size exceeded')
  })
  expect(() => opened.notes).toThrow('Maximum call stack size exceeded')
  expect(opened.notes).toBe(LONG)
  expect(opened).toEqual(written)
})

test('a copy reads no more than was read, and has the attributes it was given', () => {
  const { opened, readContent } = open(document({ body: [LONG], _originalId: LONG }))
  const copy = copyWith(opened, { _id: 'b', _originalId: 'drafts.b' })
  expect([copy._id, copy._originalId, readContent.mock.calls.length]).toEqual(['b', 'drafts.b', 0])
  expect(copy.body).toEqual([LONG])
  expect(opened._id).toBe('a')
})

test('an attribute called __proto__ is one like any other', () => {
  const written = JSON.parse(`{"__proto__":"${LONG}","_id":"a","body":"${LONG}"}`) as StoredDocument
  const copy = copyWith(open(written).opened, { _id: 'b' })
  expect(Object.getPrototypeOf(copy)).toBe(Object.prototype)
  expect(JSON.stringify(copy)).toBe(JSON.stringify(written).replace('"a"', '"b"'))
})
