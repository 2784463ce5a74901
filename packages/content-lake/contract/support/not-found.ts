import { expect } from 'vitest'
import { type Refused, refusal } from './data.ts'
import type { Answer } from './http.ts'

/** Expects that one action is refused because of a document that is not there. */
export async function expectNotFound(answer: Promise<Answer<unknown>>, id: string): Promise<void> {
  const description = `The document with the ID "${id}" was not found`
  const error = { type: 'documentNotFoundError', description, id }
  const items = [{ error, index: 0 }]
  expect(await refusal(answer)).toEqual<Refused>({
    status: 409,
    error: { type: 'actionError', description: `Action failed: ${description}`, items },
    item: error,
    index: 0,
    items,
  })
}
