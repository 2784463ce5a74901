import { expect, it } from 'vitest'
import { modifiedAt, updatedAt } from './updated-at.ts'

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

it.each([
  [MORNING, '2026-03-07', '2026-03-07'],
  [MORNING, '2026-03-05', MORNING],
  [MORNING, null, MORNING],
  [null, '2026-03-07', '2026-03-09T09:00:00Z'],
])(
  'of what was published at %s and revised on %s readers are told %s',
  (publishedAt, revisedAt, expected) => {
    const updated = '2026-03-09T09:00:00Z'
    expect(modifiedAt({ publishedAt, revisedAt, updatedAt: updated })).toBe(expected)
  },
)
