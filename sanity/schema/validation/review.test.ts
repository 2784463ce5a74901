import { expect, it } from 'vitest'
import { checkLastReviewed, checkReviewIsFresh, checkRevised } from './review.ts'

const today = '2026-09-01'

it('needs a date once there is a reviewer', () => {
  expect(checkLastReviewed(undefined, { _ref: 'dr-moss' }, today)).toContain('Say when')
  expect(checkLastReviewed(undefined, undefined, today)).toBe(true)
  expect(checkLastReviewed('2026-08-01', { _ref: 'dr-moss' }, today)).toBe(true)
})

it('refuses the future but not today', () => {
  expect(checkLastReviewed('2026-09-02', undefined, today)).toContain('future')
  expect(checkLastReviewed(today, undefined, today)).toBe(true)
})

it('asks for another reading after twelve months', () => {
  expect(checkReviewIsFresh('2025-09-01', today)).toBe(true)
  expect(checkReviewIsFresh('2025-08-31', today)).toContain('12 months')
  expect(checkReviewIsFresh(undefined, today)).toBe(true)
})

it('refuses a revision to come, and one before publication', () => {
  const publishedAt = '2026-08-05T07:00:00Z'
  expect(checkRevised('2026-09-02', publishedAt, today)).toContain('future')
  expect(checkRevised('2026-08-04', publishedAt, today)).toContain('before it is published')
  for (const day of ['2026-08-05', today, undefined])
    expect(checkRevised(day, publishedAt, today)).toBe(true)
  expect(checkRevised(today, undefined, today)).toBe(true)
})
