import { describe, expect, it } from 'vitest'
import { nextDueTime } from './due-time.ts'

const NOW = Date.parse('2026-01-01T00:00:00Z')

describe('nextDueTime', () => {
  it('finds the nearest future time anywhere in a result', () => {
    const result = {
      nextPublishAt: '2026-03-01T00:00:00Z',
      posts: [
        { publishedAt: '2025-01-01T00:00:00Z' },
        { links: [{ publishedAt: '2026-02-01T00:00:00Z' }] },
      ],
    }
    expect(nextDueTime(result, NOW)).toBe(Date.parse('2026-02-01T00:00:00Z'))
  })

  it('is never when nothing is scheduled, or what is there is no time', () => {
    expect(
      nextDueTime({ nextPublishAt: null, publishedAt: 'soon', title: '2027-01-01' }, NOW),
    ).toBe(Infinity)
  })
})
