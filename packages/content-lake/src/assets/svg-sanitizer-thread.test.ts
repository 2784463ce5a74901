import { expect, test } from 'vitest'
import { SvgSanitizerThread } from './svg-sanitizer-thread.ts'

const HEAP = 96

const drawing = (content: string, attributes = '') =>
  `<svg xmlns="http://www.w3.org/2000/svg"${attributes}>${content}</svg>`

test('tells a drawing that takes too long from one that cannot be read, and goes on with others', async () => {
  const hurried = new SvgSanitizerThread(HEAP, 1)
  const large = drawing('<g/>'.repeat(10_000))
  expect(await hurried.sanitize(large)).toEqual({ outcome: 'exhausted' })
  expect(await hurried.sanitize(large)).toEqual({ outcome: 'exhausted' })
  const patient = new SvgSanitizerThread(HEAP)
  expect(await patient.sanitize(drawing('<g>'))).toEqual({ outcome: 'invalid' })
  expect(await patient.sanitize(drawing('<g/>'))).toEqual({ outcome: 'clean' })
})

test.each([
  ['many elements', drawing('<g/>'.repeat(900_000)), /at most 2400 elements/],
  ['many attributes', drawing('<g a="" b="" c="" d=""/>'.repeat(2100)), /at most 2400 elements/],
  ['many comments', drawing('<!---->'.repeat(1300)), /at most 2400 elements/],
  ['deep a tree', drawing('<g>'.repeat(256) + '</g>'.repeat(256)), /256 deep/],
  ['wide a picture', drawing('<g/>', ' width="1e9" height="10"'), /wider or higher than 65535/],
  ['high a view', drawing('<g/>', ' viewBox="0 0 10 1e9"'), /wider or higher/],
])('refuses a drawing of too %s before it is parsed', async (_, svg, reason) => {
  const thread = new SvgSanitizerThread(HEAP)
  expect(await thread.sanitize(svg)).toEqual({
    outcome: 'refused',
    reason: expect.stringMatching(reason),
  })
})

test('parses what it does not refuse within its memory', async () => {
  const thread = new SvgSanitizerThread(HEAP, 60_000)
  for (const svg of [
    drawing('<g/>'.repeat(4_700)),
    drawing('<path class="a" d="M1 2L3 4z" fill="#aabbcc"/>'.repeat(2_350)),
    drawing('<text x="1">abc</text>\n'.repeat(1_400)),
  ]) {
    expect(await thread.sanitize(svg)).toEqual({ outcome: 'clean' })
  }
  const view = drawing('<g/>', ' width="10" height="10" viewBox="0 0 1e9 1e9"')
  expect(await thread.sanitize(view)).toEqual({ outcome: 'clean' })
})
