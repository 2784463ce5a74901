import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readWebhooks } from './webhook.ts'

let directory: string

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'webhooks-'))
})

afterEach(() => rmSync(directory, { recursive: true }))

function read(list: unknown) {
  const file = join(directory, 'hooks.json')
  writeFileSync(file, JSON.stringify(list))
  return readWebhooks(file)
}

const hook = { name: 'storefront', url: 'http://localhost:3000/api/revalidate' }

test('a webhook hears of every operation on published documents unless it says otherwise', () => {
  expect(read([hook])).toMatchObject([
    { ...hook, on: ['create', 'update', 'delete'], includeDrafts: false, httpMethod: 'POST' },
  ])
  expect(readWebhooks(null)).toEqual([])
})

test('their file may begin with a byte order mark', () => {
  const file = join(directory, 'marked.json')
  writeFileSync(file, `\uFEFF${JSON.stringify([hook])}`)
  expect(readWebhooks(file)).toMatchObject([hook])
})

test('headers are known by their names in lower case', () => {
  const headers = { 'Content-Type': 'application/vnd.shop+json', Authorization: 'Bearer x' }
  expect(read([{ ...hook, headers }])[0]?.headers).toEqual({
    'content-type': 'application/vnd.shop+json',
    authorization: 'Bearer x',
  })
})

test.each([
  'Sanity-Webhook-Signature',
  'sanity-anything',
  'Idempotency-Key',
  'Content-Length',
  'HOST',
  'Transfer-Encoding',
  'connection',
  'Keep-Alive',
  'upgrade',
  'Expect',
])('the header %s is refused, by its name', (name) => {
  const list = [{ ...hook, headers: { [name]: 'x' } }]
  expect(() => read(list)).toThrow(new RegExp(`headers\\S*${name}.*the lake itself sends`))
})

test.each([
  ['a header that is none', [{ ...hook, headers: { 'a b': 'x' } }], /header name/],
  ['a header that cannot be sent', [{ ...hook, headers: { a: 'é' } }], /printable ASCII/],
  ['a header of two cases', [{ ...hook, headers: { 'X-A': 'x', 'x-a': 'y' } }], /another case/],
  ['a filter that is no GROQ', [{ ...hook, filter: '_type ==' }], /filter/],
  ['a projection that is no GROQ', [{ ...hook, projection: '{' }], /projection/],
  ['an address that is none', [{ ...hook, url: 'nowhere' }], /url/],
  ['a setting nobody knows', [{ ...hook, retries: 3 }], /retries/],
  ['two of a name', [hook, hook], /name of its own/],
  ['a name that cannot be sent', [{ ...hook, name: 'shop 🛍' }], /header/],
  ['no list', {}, /array/],
])('%s is refused with the file and the fault', (_, list, fault) => {
  expect(() => read(list)).toThrow(/hooks\.json cannot be used/)
  expect(() => read(list)).toThrow(fault)
})
