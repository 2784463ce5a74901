/** First-load JavaScript of a page, as a multiple of the bare app's. */
export const MOST_SCRIPT = 1.1

/** What Lighthouse (mobile) says of every page, median of its runs, of 100. */
export const LEAST_SCORES = {
  performance: 99,
  accessibility: 100,
  'best-practices': 100,
  seo: 100,
} as const

/** One of Lighthouse's categories. */
export type Category = keyof typeof LEAST_SCORES

/** Cumulative layout shift; Lighthouse tells it to three places. */
export const MOST_LAYOUT_SHIFT = 0
