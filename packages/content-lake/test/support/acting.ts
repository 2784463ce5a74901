import { afterEach, beforeEach, expect } from 'vitest'
import type { JsonObject } from '../../src/json.ts'
import { type Action, actionsBody } from '../../src/mutations/action-request.ts'
import { applyActions } from '../../src/mutations/apply-actions.ts'
import { applyMutations } from '../../src/mutations/apply-mutations.ts'
import { mutateBody } from '../../src/mutations/mutate-request.ts'
import { IN_PLACE } from './selection.ts'
import { AUTHOR, type TemporaryStore, temporaryStore } from './temporary-store.ts'

type Short = Action['actionType'] extends `sanity.action.${infer T}` ? T : never

/** Gives each test of a file a store of its own, and what it takes to act on its document `p`. */
export function actingOnAStore() {
  let temporary: TemporaryStore
  beforeEach(() => {
    temporary = temporaryStore()
  })
  afterEach(() => {
    temporary.remove()
  })

  const get = (id: string) => temporary.store.get(id)

  function actAll(actions: JsonObject[], options: JsonObject = {}) {
    const request = actionsBody.parse({
      actions: actions.map(({ type, ...fields }) => ({
        actionType: `sanity.action.${type}`,
        ...fields,
      })),
      ...options,
    })
    return applyActions(temporary.store, request, AUTHOR)
  }

  function write(...mutations: JsonObject[]) {
    return applyMutations(temporary.store, mutateBody.parse({ mutations }), AUTHOR, IN_PLACE)
  }

  return {
    /** The store of the test at hand. */
    temporary: () => temporary,
    get,
    /** Which of the documents that tests speak of are there. */
    ids: () =>
      ['p', 'drafts.p', 'versions.r1.p', 'versions.r1.q', 'q'].filter((id) => get(id) !== null),
    act: (type: Short, fields: JsonObject) => actAll([{ type, ...fields }]),
    actAll,
    write,
    published: (fields: JsonObject = {}) =>
      write({ create: { _id: 'p', _type: 'post', title: 'Old', ...fields } }),
    draft: (fields: JsonObject = {}) =>
      write({ create: { _id: 'drafts.p', _type: 'post', title: 'New', ...fields } }),

    /** How a request is refused, having changed nothing. */
    async refusal(promise: Promise<unknown>) {
      const sequence = temporary.store.sequence
      const error = await promise.then(
        () => null,
        (reason) => reason,
      )
      expect(temporary.store.sequence).toBe(sequence)
      expect(error?.body?.error?.type).toBe('actionError')
      return { status: error.status, ...error.body.error.items[0] }
    },
  }
}
