import { expect, it } from 'vitest'
import { z } from 'zod'
import { describeIssues } from './describe-issues.ts'

const request = z.strictObject({ mutations: z.array(z.object({ id: z.string(), n: z.number() })) })

it.each([
  [
    { mutations: [{ id: 1, n: 'a' }] },
    'mutations[0].id: expected string, received number; mutations[0].n: expected number, received string',
  ],
  [[], 'expected object, received array'],
  [{ mutations: [], other: 1 }, 'Unrecognized key: "other"'],
])('says of %j: %s', (input, line) => {
  const { error } = request.safeParse(input)
  expect(error && describeIssues(error)).toBe(line)
})
