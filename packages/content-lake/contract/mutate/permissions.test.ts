import { describe, expect, test } from 'vitest'
import { asRole, assumed } from '../support/cases.ts'
import { document, existing, mutate, refusal, succeeded } from '../support/data.ts'
import type { JsonRecord } from '../support/http.ts'
import { space } from '../support/space.ts'
import { target } from '../support/target.ts'

const here = space()
const post = () => ({ _id: here.id(), _type: here.type })

describe('who may', () => {
  test('nobody without a token', async () => {
    const created = post()
    const { status } = await mutate([{ create: created }], { token: null })
    expect([401, 403]).toContain(status)
    expect(await document(created._id)).toBeNull()
  })

  asRole('viewer')('no viewer', async () => {
    const created = post()
    const { status, item } = await refusal(
      mutate([{ create: created }], { token: target.tokens.viewer }),
    )
    expect([status, item.type, item.permission]).toEqual([
      403,
      'insufficientPermissionsError',
      'create',
    ])
    expect(await document(created._id)).toBeNull()
  })

  asRole('viewer').each<[string, (id: string) => JsonRecord]>([
    ['patch', (id) => ({ patch: { id, set: { n: 1 } } })],
    ['replace', (_id) => ({ createOrReplace: { _id, _type: here.type } })],
    ['delete', (id) => ({ delete: { id } })],
  ])('a viewer needs "update" to %s', async (_, mutation) => {
    const created = post()
    await succeeded(mutate([{ create: created }]))
    const before = await document(created._id)
    const { status, item } = await refusal(
      mutate([mutation(created._id)], { token: target.tokens.viewer }),
    )
    expect([status, item.permission]).toEqual([403, 'update'])
    expect(await document(created._id)).toEqual(before)
  })

  asRole('contributor')('a contributor drafts only', async () => {
    const id = here.id()
    const as = { token: target.tokens.contributor }
    await succeeded(mutate([{ create: { _id: `drafts.${id}`, _type: here.type } }], as))
    const { status, error, items } = await refusal(
      mutate([{ create: { _id: id, _type: here.type } }], as),
    )
    expect([status, error.type]).toEqual([403, 'mutationError'])
    expect(items).toEqual([
      {
        error: {
          type: 'insufficientPermissionsError',
          description: 'Insufficient permissions; permission "create" required',
          permission: 'create',
        },
        index: 0,
      },
    ])
  })

  asRole('contributor')(
    'one forbidden change undoes the permitted ones, and is named',
    async () => {
      const id = here.id()
      await succeeded(mutate([{ create: { _id: id, _type: here.type } }]))
      const { item, index } = await refusal(
        mutate(
          [{ create: { _id: `drafts.${id}`, _type: here.type } }, { patch: { id, set: { n: 1 } } }],
          { token: target.tokens.contributor },
        ),
      )
      expect([item.permission, index]).toEqual(['update', 1])
      expect(await existing(id, `drafts.${id}`)).toEqual([id])
    },
  )

  // sanity.io/answers and sanity-io/sanity#3284 show other words for it, of 2022 and 2023.
  assumed(
    "the Studio's tests of variants",
    'what is forbidden makes the transaction fail',
    async () => {
      const mutations = [{ create: post() }]
      const { error } = await refusal(mutate(mutations, { token: target.tokens.viewer }))
      expect(error.description).toBe(
        'transaction failed: Insufficient permissions; permission "create" required',
      )
    },
  )

  test('nobody with a token that is none', async () => {
    const { status, body } = await mutate([{ create: post() }], { token: 'sk-not-a-token' })
    expect(status).toBe(401)
    expect(body).toMatchObject({ statusCode: 401, error: 'Unauthorized' })
  })
})
