import { expect, it } from 'vitest'
import { updatedAt } from './updated-at.ts'

const MORNING = '2026-03-05T07:00:00Z'

it.each([
  ['2026-03-05T07:00:00.500Z', MORNING, '2026-03-05T07:00:00.500Z'],
  ['2026-03-01T09:00:00Z', MORNING, MORNING],
  [MORNING, '2026-03-05T07:00:00.000Z', MORNING],
  [MORNING, null, MORNING],
  [MORNING, 'soon', MORNING],
])('of what was changed at %s and published at %s is %s', (_updatedAt, publishedAt, expected) => {
  expect(updatedAt({ _updatedAt, publishedAt })).toBe(expected)
})
