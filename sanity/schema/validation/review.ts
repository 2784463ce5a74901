import type { Verdict } from './verdict.ts'

/** Months after which a reviewed article should be read again. */
const REVIEW_MONTHS = 12

/** Checks that a reviewed article says when it was reviewed, and not in the future. Dates are `YYYY-MM-DD`. */
export function checkLastReviewed(
  lastReviewedAt: string | undefined,
  reviewer: unknown,
  today: string,
): Verdict {
  if (!lastReviewedAt) return reviewer ? 'Say when the reviewer last read this.' : true
  if (lastReviewedAt > today) return 'A review cannot lie in the future.'
  return true
}

/** Refuses a revision before the publication of what it revises, and one to come. */
export function checkRevised(
  revisedAt: string | undefined,
  publishedAt: unknown,
  today: string,
): Verdict {
  if (!revisedAt) return true
  if (revisedAt > today) return 'A revision cannot lie in the future.'
  return typeof publishedAt === 'string' && revisedAt < publishedAt.slice(0, 10)
    ? 'A post cannot be revised before it is published.'
    : true
}

/** Advises to have an article read again when its review is over a year old. */
export function checkReviewIsFresh(lastReviewedAt: string | undefined, today: string): Verdict {
  if (!lastReviewedAt) return true
  const due = new Date(`${lastReviewedAt}T00:00:00Z`)
  due.setUTCMonth(due.getUTCMonth() + REVIEW_MONTHS)
  return due.toISOString().slice(0, 10) < today
    ? `Last reviewed more than ${REVIEW_MONTHS} months ago. Ask the reviewer to read it again.`
    : true
}
