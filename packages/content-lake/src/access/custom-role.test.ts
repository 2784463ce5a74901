import { afterAll, beforeAll, expect, test } from 'vitest'
import { stored, TemporaryStore } from '../groq/test-support/temporary-store.ts'
import { customGrants, customRole, customRolePermits } from './custom-role.ts'

const READ = { filter: '_id in path("**")', permissions: ['read', 'history'] }
const GERMAN = {
  filter: 'locale == "de"',
  permissions: ['create', 'update'],
  datasets: ['production'],
}
const TOLD = { filter: GERMAN.filter, permissions: GERMAN.permissions }
const PRODUCTION = { dataset: 'production', addonFor: null }
const STAGING = { dataset: 'staging', addonFor: null }
const role = { name: 'german-editor', title: 'German editor', grants: [READ, GERMAN] }

let lake: TemporaryStore
beforeAll(() => {
  lake = new TemporaryStore()
})
afterAll(() => lake.remove())

test('a role permits what a grant of the dataset covers, and nothing else', () => {
  const parsed = customRole.parse(role)
  const german = stored('a', 'post', { locale: 'de' })
  const permits = (permission: 'update' | 'manage', document = german, place = PRODUCTION) =>
    customRolePermits(parsed, permission, document, {
      ...place,
      identityId: 'ann',
      reader: lake.store,
    })
  expect(permits('update')).toBe(true)
  expect(permits('update', stored('a', 'post', { locale: 'en' }))).toBe(false)
  expect(permits('update', german, STAGING)).toBe(false)
  expect(permits('manage')).toBe(false)
  expect(customGrants(parsed, STAGING)).toEqual([READ])
  expect(customGrants(parsed, PRODUCTION)).toEqual([READ, TOLD])
})

test('a grant for a dataset is one for its add-on, and not the other way round', () => {
  const comments = { dataset: 'production-comments', addonFor: 'production' }
  const grantsOf = (...datasets: string[]) => {
    const parsed = customRole.parse({ ...role, grants: [READ, { ...GERMAN, datasets }] })
    return [PRODUCTION, comments, STAGING].map((place) => customGrants(parsed, place).length > 1)
  }
  expect(grantsOf('*')).toEqual([true, true, true])
  expect(grantsOf('production')).toEqual([true, true, false])
  expect(grantsOf('production-comments')).toEqual([false, true, false])
  expect(grantsOf('staging')).toEqual([false, false, true])
})

test.each([
  [{ ...role, name: 'editor' }, 'is a role that every lake has'],
  [{ ...role, name: 'German' }, 'must be lower case letters'],
  [{ ...role, colour: 'red' }, 'Unrecognized key: "colour"'],
  [{ ...role, grants: [GERMAN] }, 'must have a grant to read'],
  [{ ...role, grants: [READ, { ...GERMAN, permissions: ['publish'] }] }, 'must be one of read,'],
  [{ ...role, grants: [READ, { ...GERMAN, filter: 'locale ==' }] }, 'cannot be read'],
  [{ ...role, grants: [READ, { ...GERMAN, filter: 'a->b' }] }, 'follows a reference'],
  [{ ...role, grants: [{ ...READ, filter: '_type == "post"' }] }, 'can only be granted on'],
  [{ ...role, grants: [READ, { ...READ, filter: 'locale == "de"' }] }, 'can only be granted on'],
  [{ ...role, grants: [{ ...READ, datasets: ['production'] }] }, 'can only be granted on'],
])('the role %j is refused', (given, why) => {
  const { error } = customRole.safeParse(given)
  expect(error?.issues.map(({ message }) => message).join('\n')).toContain(why)
})
