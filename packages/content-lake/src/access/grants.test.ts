import { evaluate, parse } from 'groq-js'
import { describe, expect, test } from 'vitest'
import { grantsOf, isPermitted } from './grants.ts'
import { ANONYMOUS, ROLES } from './identity.ts'

const DOCUMENTS = [
  { _id: 'a', _type: 'post' },
  { _id: 'drafts.a', _type: 'post' },
  { _id: 'versions.r1.a', _type: 'post' },
  { _id: 'image-1', _type: 'sanity.imageAsset' },
  { _id: 'c', _type: 'comment' },
  { _id: 't', _type: 'tasks.task' },
  { _id: '_.releases.r1', _type: 'system.release' },
]
const PERMISSIONS = ['read', 'create', 'update', 'history', 'editHistory', 'manage'] as const

describe('grants', () => {
  // The Studio evaluates the filters, the lake its own code: an editor must not see two answers.
  test.each(ROLES.flatMap((role) => [true, false].map((isAddon) => ({ role, isAddon }))))(
    'of %o mean the same to the Studio and to the lake',
    async ({ role, isAddon }) => {
      for (const permission of PERMISSIONS) {
        for (const document of DOCUMENTS) {
          const filters = grantsOf(role, isAddon).filter((grant) =>
            grant.permissions.includes(permission),
          )
          const matches = await Promise.all(
            filters.map(async ({ filter }) => {
              const value = await evaluate(parse(`count(*[${filter}])`), { dataset: [document] })
              return (await value.get()) === 1
            }),
          )
          expect(
            isPermitted({ kind: 'user', id: 'u', role }, permission, document, isAddon),
            `${permission} ${document._id}`,
          ).toBe(matches.includes(true))
        }
      }
    },
  )

  test('a contributor drafts but does not publish', () => {
    const identity = { kind: 'user', id: 'u', role: 'contributor' } as const
    expect(isPermitted(identity, 'create', { _id: 'drafts.a', _type: 'post' }, false)).toBe(true)
    expect(isPermitted(identity, 'create', { _id: 'a', _type: 'post' }, false)).toBe(false)
    expect(isPermitted(identity, 'create', { _id: 'i', _type: 'sanity.imageAsset' }, false)).toBe(
      true,
    )
  })

  test('a contributor talks where editors talk, and touches nothing public elsewhere', () => {
    const identity = { kind: 'user', id: 'u', role: 'contributor' } as const
    for (const _type of ['comment', 'tasks.task']) {
      for (const permission of ['create', 'update'] as const) {
        expect(isPermitted(identity, permission, { _id: 'c', _type }, true)).toBe(true)
        expect(isPermitted(identity, permission, { _id: 'c', _type }, false)).toBe(false)
      }
    }
    const asset = { _id: 'image-a', _type: 'sanity.imageAsset' }
    expect(isPermitted(identity, 'update', asset, false)).toBe(false)
  })

  test('a viewer changes nothing', () => {
    const identity = { kind: 'robot', id: 'r', role: 'viewer' } as const
    for (const document of DOCUMENTS) {
      expect(isPermitted(identity, 'update', document, false)).toBe(false)
      expect(isPermitted(identity, 'create', document, false)).toBe(false)
    }
  })

  test('anonymous reads what is published and nothing else', () => {
    expect(isPermitted(ANONYMOUS, 'read', { _id: 'a', _type: 'post' }, false)).toBe(true)
    expect(isPermitted(ANONYMOUS, 'read', { _id: 'drafts.a', _type: 'post' }, false)).toBe(false)
    expect(isPermitted(ANONYMOUS, 'update', { _id: 'a', _type: 'post' }, false)).toBe(false)
  })
})
