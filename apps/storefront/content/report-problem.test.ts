import { afterEach, expect, it, vi } from 'vitest'

const PROBLEM = { documentId: 'a', field: 'title', reason: 'is a number, not a text' }

afterEach(() => {
  vi.restoreAllMocks()
})

it('tells a problem once an hour, whichever instance of the module is asked', async () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
  const { reportProblem } = await import('./report-problem')
  vi.resetModules()
  const { reportProblem: again } = await import('./report-problem')
  expect(again).not.toBe(reportProblem)

  reportProblem('content.omitted', PROBLEM)
  again('content.omitted', PROBLEM)
  expect(warn).toHaveBeenCalledTimes(1)
  expect(JSON.parse(String(warn.mock.calls[0]?.[0]))).toMatchObject({
    level: 'warn',
    event: 'content.omitted',
    document: 'a',
    field: 'title',
    reason: 'is a number, not a text',
  })

  again('content.misshapen', PROBLEM)
  reportProblem('content.omitted', { ...PROBLEM, field: 'excerpt' })
  expect(warn).toHaveBeenCalledTimes(3)

  const later = performance.now() + 3_600_001
  vi.spyOn(performance, 'now').mockReturnValue(later)
  await vi.waitFor(() => {
    again('content.omitted', PROBLEM)
    expect(warn).toHaveBeenCalledTimes(4)
  })
})
