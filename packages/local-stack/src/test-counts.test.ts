import { expect, test } from 'vitest'
import { playwrightCounts, vitestCounts } from './test-counts.ts'

test('a suite that could not load is a failure', () => {
  const report = {
    numPassedTests: 3,
    numFailedTests: 0,
    numFailedTestSuites: 1,
    numPendingTests: 2,
  }
  expect(vitestCounts(report)).toEqual({ passed: 3, failed: 1, skipped: 2 })
})

test('a flaky browser test and a global error are failures', () => {
  const report = { stats: { expected: 4, unexpected: 1, flaky: 1, skipped: 0 }, errors: [{}] }
  expect(playwrightCounts(report)).toEqual({ passed: 4, failed: 3, skipped: 0 })
})

test('no report means nothing ran, which is a failure', () => {
  expect(vitestCounts(undefined).failed).toBe(1)
  expect(playwrightCounts(undefined).failed).toBe(1)
})
