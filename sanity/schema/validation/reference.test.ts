import { expect, it } from 'vitest'
import { checkNotSelf } from './reference.ts'

it.each(['post-1', 'drafts.post-1', 'versions.r1.post-1'])(
  'finds the document itself by %s',
  (id) => {
    expect(checkNotSelf('post-1', id)).toContain('itself')
  },
)

it('accepts another document, and none', () => {
  expect(checkNotSelf('post-2', 'drafts.post-1')).toBe(true)
  expect(checkNotSelf(undefined, 'drafts.post-1')).toBe(true)
  expect(checkNotSelf('post-2', undefined)).toBe(true)
})
