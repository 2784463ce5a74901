import { createClient } from '@sanity/client'
import { LAPSED_AT_ONCE } from '@vitrine/content/queries/subscriber'
import { expect, it, vi } from 'vitest'
import { Subscribers } from './subscribers'

/** A client whose deletions find so many documents that are left, as many at a time as the query names. */
function clientWith(left: number) {
  const client = createClient({ projectId: 'a', dataset: 'b', useCdn: false, apiVersion: '1' })
  const deletions = vi.spyOn(client, 'delete').mockImplementation(async () => {
    const some = Math.min(left, LAPSED_AT_ONCE)
    left -= some
    return {
      transactionId: 't',
      documentIds: Array.from({ length: some }, (_, index) => `newsletter.${index}`),
      results: [],
    }
  })
  return { client, deletions }
}

it.each([
  [0, 1],
  [99, 1],
  [100, 2],
  [250, 3],
  [1_000_000, 100],
])('of %i lapsed subscribers it forgets all, in at most 100 batches: %i', async (left, batches) => {
  const { client, deletions } = clientWith(left)
  await new Subscribers(client).forgetLapsed(new Date('2026-03-01T08:00:00Z'))
  expect(deletions).toHaveBeenCalledTimes(batches)
  expect(deletions).toHaveBeenCalledWith(
    expect.objectContaining({ params: { before: '2026-03-01T08:00:00.000Z' } }),
    expect.anything(),
  )
})
