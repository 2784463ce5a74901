import { expect, test } from 'vitest'
import { BenchDocuments } from './documents.ts'
import { requestsOf, unseen, workOver } from './work.ts'

test('what is measured without a cache of results asks nothing twice, however often it is begun', () => {
  const paths = workOver(new BenchDocuments(10)).flatMap(({ toLake }) =>
    [1, 32].flatMap(() => {
      const next = unseen(requestsOf(toLake))
      return Array.from({ length: 100 }, () => next().path)
    }),
  )
  expect(new Set(paths).size).toBe(paths.length)
})
