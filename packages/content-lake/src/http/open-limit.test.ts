import { expect, test } from 'vitest'
import { OpenLimit } from './open-limit.ts'

const limit = () => new OpenLimit({ what: 'streams', most: 5, mostOfClient: 3 })

function enter(limited: OpenLimit, client: string, times: number): (() => void)[] {
  return Array.from({ length: times }, () => limited.enter(client))
}

const refusal = (status: number) =>
  expect.objectContaining({ status, headers: { 'retry-after': expect.stringMatching(/^\d+$/) } })

test('refuses a client what is more than its own part, and nobody else', () => {
  const limited = limit()
  const [leave] = enter(limited, 'a', 3)
  expect(() => limited.enter('a')).toThrow(refusal(429))
  enter(limited, 'b', 1)
  leave?.()
  enter(limited, 'a', 1)
  expect(() => limited.enter('a')).toThrow(refusal(429))
})

test('refuses everybody what is more than all may have', () => {
  const limited = limit()
  const [leave] = enter(limited, 'a', 3)
  enter(limited, 'b', 2)
  expect(() => limited.enter('c')).toThrow(refusal(503))
  leave?.()
  enter(limited, 'c', 1)
})
