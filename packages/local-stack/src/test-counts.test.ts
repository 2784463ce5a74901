import { expect, test, vi } from 'vitest'
import { playwrightCounts, vitestCounts } from './test-counts.ts'

const passedFile = (name: string) => ({ name, assertionResults: [{ status: 'passed' }] })

test('a suite that could not load is a failure', () => {
  const report = {
    numPassedTests: 3,
    numFailedTests: 0,
    numFailedTestSuites: 1,
    numPendingTests: 2,
    testResults: [passedFile('/house/packages/content/a.test.ts')],
  }
  for (const root of ['/house', '/house/']) {
    const counts = vitestCounts(report, root, ['packages/content'])
    expect(counts).toEqual({ passed: 3, failed: 1, skipped: 2 })
  }
})

test('a suite of which no test ran is a failure that is named', () => {
  const said = vi.spyOn(console, 'error').mockReturnValue()
  const report = {
    numPassedTests: 1,
    numPendingTests: 1,
    testResults: [
      passedFile('/house/packages/content/a.test.ts'),
      { name: '/house/sanity/b.test.ts', assertionResults: [{ status: 'skipped' }] },
    ],
  }
  const suites = ['packages/content', 'packages/content-lake', 'sanity']
  expect(vitestCounts(report, '/house', suites).failed).toBe(2)
  expect(said.mock.calls.flat()).toEqual([
    'No test of packages/content-lake ran.',
    'No test of sanity ran.',
  ])
})

test('a browser test that failed and a global error are failures, one that was mended by trying again is not', () => {
  const report = { stats: { expected: 4, unexpected: 1, flaky: 1, skipped: 0 }, errors: [{}] }
  expect(playwrightCounts(report)).toEqual({ passed: 5, failed: 2, skipped: 0 })
})

test('browser tests that were all skipped are a failure', () => {
  const report = { stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 9 }, errors: [] }
  expect(playwrightCounts(report)).toEqual({ passed: 0, failed: 1, skipped: 9 })
})

test('no report means nothing ran, which is a failure', () => {
  expect(vitestCounts(undefined, '/house', []).failed).toBe(1)
  expect(playwrightCounts(undefined).failed).toBe(1)
})
