import { type Category, LEAST_SCORES } from './budgets.ts'
import type { Verdict } from './lighthouse-runs.ts'
import type { PageWeight } from './page-weight.ts'

const NAME_WIDTH = 13
/** As the figures of other products are given. */
const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`

/** Begins a table. */
export function printTitle(title: string): void {
  console.info(`\n${title}`)
}

/** A row for a page: gzipped bytes of scripts, how many times those of the bare app, gzipped bytes of HTML. */
export function printWeight(name: string, { scripts, html }: PageWeight, times: number): void {
  const cells = [
    name.padEnd(NAME_WIDTH),
    kilobytes(scripts).padStart(10),
    `${times.toFixed(2)} x`.padStart(8),
    kilobytes(html).padStart(10),
  ]
  console.info(`  ${cells.join('')}`)
}

/** A row for a page: answers a second, and how many times those of the bare app. */
export function printRate(name: string, perSecond: number, times: number): void {
  const rate = `${Math.round(perSecond).toLocaleString('en')}/s`
  console.info(
    `  ${name.padEnd(NAME_WIDTH)}${rate.padStart(10)}${`${times.toFixed(2)} x`.padStart(8)}`,
  )
}

/** The rows for a page of what Lighthouse says: scores of 100, times, and the audits that failed. */
export function printVerdict(name: string, verdict: Verdict): void {
  const scores = (Object.keys(LEAST_SCORES) as Category[]).map(
    (category) => `${category} ${verdict.scores[category]}`,
  )
  const paint = `${(verdict.largestPaint / 1000).toFixed(1)} s`
  console.info(`  ${name.padEnd(NAME_WIDTH)}${scores.join('  ')}`)
  console.info(
    `  ${''.padEnd(NAME_WIDTH)}largest paint ${paint}, blocked ${Math.round(verdict.blocked)} ms, layout shift ${verdict.layoutShift.toFixed(3)}`,
  )
  for (const title of verdict.failed) console.info(`  ${''.padEnd(NAME_WIDTH)}- ${title}`)
}

/** Says which budgets were exceeded, one sentence each, or that all are kept. */
export function printExceeded(exceeded: readonly string[]): void {
  printTitle(exceeded.length === 0 ? 'Every budget is kept.' : 'Over budget:')
  for (const sentence of exceeded) console.info(`  ${sentence}`)
}
