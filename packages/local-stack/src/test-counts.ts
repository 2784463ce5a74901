import { join } from 'node:path'

export interface Counts {
  passed: number
  failed: number
  skipped: number
}

const NOTHING_RAN: Counts = { passed: 0, failed: 1, skipped: 0 }

/**
 * Reads vitest's JSON report. A missing report counts as a failure, and so does a suite (a folder such as
 * `packages/content`) of which no test passed: it was not run at all, or skipped as a whole.
 */
export function vitestCounts(report: unknown, root: string, suites: readonly string[]): Counts {
  if (!isObject(report) || !Array.isArray(report.testResults)) return NOTHING_RAN
  const passedFiles = report.testResults.filter(hasPassedTest).map((file) => String(file.name))
  const idle = suites.filter((suite) => {
    const folder = join(root, suite, '/')
    return !passedFiles.some((file) => file.startsWith(folder))
  })
  for (const suite of idle) console.error(`No test of ${suite} ran.`)
  return {
    passed: number(report.numPassedTests),
    // A file that cannot be loaded fails without a failed test of its own.
    failed:
      Math.max(number(report.numFailedTests), number(report.numFailedTestSuites)) + idle.length,
    skipped: number(report.numPendingTests) + number(report.numTodoTests),
  }
}

/**
 * Reads Playwright's JSON report. A missing report, and one of a run in which nothing passed, count as a
 * failure. A test that passed when it was tried again (on CI only) counts as passed; Playwright names it.
 */
export function playwrightCounts(report: unknown): Counts {
  if (!isObject(report) || !isObject(report.stats)) return NOTHING_RAN
  const { expected, unexpected, flaky, skipped } = report.stats
  const errors = Array.isArray(report.errors) ? report.errors.length : 0
  const passed = number(expected) + number(flaky)
  const failed = number(unexpected) + errors
  return {
    passed,
    failed: passed === 0 ? Math.max(failed, 1) : failed,
    skipped: number(skipped),
  }
}

function hasPassedTest(file: unknown): file is Record<string, unknown> {
  return (
    isObject(file) &&
    Array.isArray(file.assertionResults) &&
    file.assertionResults.some((result) => isObject(result) && result.status === 'passed')
  )
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function number(value: unknown): number {
  return typeof value === 'number' ? value : 0
}
