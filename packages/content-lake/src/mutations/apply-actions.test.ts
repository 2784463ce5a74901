import { describe, expect, test } from 'vitest'
import { actingOnAStore } from '../../test/support/acting.ts'
import { actionsBody } from './action-request.ts'

const { actAll, ids, refusal } = actingOnAStore()

describe('a request', () => {
  test('is refused whole by the index of the action at fault', async () => {
    const { index } = await refusal(
      actAll([
        {
          type: 'document.create',
          publishedId: 'p',
          attributes: { _id: 'drafts.p', _type: 'post' },
        },
        { type: 'document.discard', draftId: 'drafts.q' },
      ]),
    )
    expect([index, ids()]).toEqual([1, []])
  })

  test.each([
    ['an unknown action', { actionType: 'sanity.action.document.variant.create' }],
    ['no object', 'publish'],
  ])('with %s is not understood', (_, action) => {
    const { success, error } = actionsBody.safeParse({ actions: [action] })
    expect(success).toBe(false)
    expect(error?.issues[0]?.message).toMatch(/not supported|must be an object/)
  })
})
