import { expect, it } from 'vitest'
import { ApiError } from '../errors.ts'
import { runDerivative } from './image-work.ts'

const SMALL = 640 * 480
const LARGE = 4096 * 4096

it('makes small pictures while large ones wait, and turns away too many large ones', async () => {
  const gate = Promise.withResolvers<void>()
  const accepted: Promise<void>[] = []
  let refusal: unknown
  while (refusal === undefined && accepted.length < 100) {
    try {
      accepted.push(runDerivative(LARGE, () => gate.promise))
    } catch (error) {
      refusal = error
    }
  }
  expect(refusal).toBeInstanceOf(ApiError)
  expect(refusal).toMatchObject({ status: 503, headers: { 'retry-after': '10' } })
  expect(await runDerivative(SMALL, async () => 'small')).toBe('small')
  gate.resolve()
  await Promise.all(accepted)
  await runDerivative(LARGE, async () => {})
})
