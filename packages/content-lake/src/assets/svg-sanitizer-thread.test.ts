import { expect, test } from 'vitest'
import { SvgSanitizerThread } from './svg-sanitizer-thread.ts'

const drawing = (content: string) => `<svg xmlns="http://www.w3.org/2000/svg">${content}</svg>`

test('tells a drawing that takes too long from one that cannot be read, and goes on with others', async () => {
  const hurried = new SvgSanitizerThread(1)
  const large = drawing('<g/>'.repeat(50_000))
  expect(await hurried.sanitize(large)).toEqual({ outcome: 'exhausted' })
  expect(await hurried.sanitize(large)).toEqual({ outcome: 'exhausted' })
  const patient = new SvgSanitizerThread()
  expect(await patient.sanitize(drawing('<g>'))).toEqual({ outcome: 'invalid' })
  expect(await patient.sanitize(large)).toEqual({ outcome: 'clean' })
})
