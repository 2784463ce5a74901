export interface Counts {
  passed: number
  failed: number
  skipped: number
}

/** Reads vitest's JSON report. A missing report counts as one failure: nothing ran. */
export function vitestCounts(report: unknown): Counts {
  if (!isObject(report)) return { passed: 0, failed: 1, skipped: 0 }
  return {
    passed: number(report.numPassedTests),
    // A file that cannot be loaded fails without a failed test of its own.
    failed: Math.max(number(report.numFailedTests), number(report.numFailedTestSuites)),
    skipped: number(report.numPendingTests) + number(report.numTodoTests),
  }
}

/** Reads Playwright's JSON report; a test that passed only on retry counts as failed. */
export function playwrightCounts(report: unknown): Counts {
  if (!isObject(report) || !isObject(report.stats)) return { passed: 0, failed: 1, skipped: 0 }
  const { expected, unexpected, flaky, skipped } = report.stats
  const errors = Array.isArray(report.errors) ? report.errors.length : 0
  return {
    passed: number(expected),
    failed: number(unexpected) + number(flaky) + errors,
    skipped: number(skipped),
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function number(value: unknown): number {
  return typeof value === 'number' ? value : 0
}
