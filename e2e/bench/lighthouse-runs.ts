import { launch } from 'chrome-launcher'
import lighthouse from 'lighthouse'
import { computeMedianRun } from 'lighthouse/core/lib/median-run.js'
import { browserLaunchOptions } from '../support/browser.ts'
import { type Category, LEAST_SCORES } from './budgets.ts'

/** What Lighthouse says of a page, as a phone on a slow network sees it. */
export interface Verdict {
  /** Of 100. */
  readonly scores: Readonly<Record<Category, number>>
  readonly layoutShift: number
  /** Milliseconds until the largest part is painted. */
  readonly largestPaint: number
  /** Milliseconds for which scripts keep the page from answering. */
  readonly blocked: number
  /** Titles of the audits that keep a category from 100. */
  readonly failed: readonly string[]
}

type Report = NonNullable<Awaited<ReturnType<typeof lighthouse>>>['lhr']

/** The median of so many runs, by what Lighthouse itself takes for it. @throws Error when a run came to nothing */
export async function judge(url: string, runs: number): Promise<Verdict> {
  const reports: Report[] = []
  for (let i = 0; i < runs; i++) reports.push(await run(url))
  return verdictOf(computeMedianRun(reports))
}

async function run(url: string): Promise<Report> {
  const { executablePath, args = [] } = browserLaunchOptions()
  const chrome = await launch({
    chromePath: executablePath,
    chromeFlags: ['--headless=new', ...args],
  })
  try {
    const result = await lighthouse(url, {
      port: chrome.port,
      logLevel: 'error',
      onlyCategories: Object.keys(LEAST_SCORES),
    })
    if (!result || result.lhr.runtimeError)
      throw new Error(`Lighthouse: ${result?.lhr.runtimeError?.message ?? 'no result'}`)
    return result.lhr
  } finally {
    chrome.kill()
  }
}

function verdictOf(report: Report): Verdict {
  const score = (category: Category) => Math.round((report.categories[category]?.score ?? 0) * 100)
  const value = (audit: string) => report.audits[audit]?.numericValue ?? Number.NaN
  const categories = Object.keys(LEAST_SCORES) as Category[]
  const failed = categories.flatMap((category) =>
    (report.categories[category]?.auditRefs ?? []).flatMap(({ id, weight }) => {
      const audit = report.audits[id]
      const isFailed = audit && weight > 0 && audit.score !== null && audit.score < 0.9
      return isFailed ? [audit.title] : []
    }),
  )
  return {
    scores: {
      performance: score('performance'),
      accessibility: score('accessibility'),
      'best-practices': score('best-practices'),
      seo: score('seo'),
    },
    layoutShift: value('cumulative-layout-shift'),
    largestPaint: value('largest-contentful-paint'),
    blocked: value('total-blocking-time'),
    failed,
  }
}
