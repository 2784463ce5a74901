import { describe, expect, it } from 'vitest'
import { profileLinkSchema } from './profile-link.ts'

const link = (url: unknown, label?: string) =>
  profileLinkSchema.safeParse({ _key: 'a', url, label }).data

describe('profileLinkSchema', () => {
  it('calls a link without a label by its address', () => {
    expect(link('https://a.example/iris', ' ')?.label).toBe('a.example')
    expect(link('mailto:iris@a.example')?.label).toBe('iris@a.example')
    expect(link(' https://a.example/iris ', 'Iris')).toEqual({
      _key: 'a',
      label: 'Iris',
      url: 'https://a.example/iris',
    })
  })

  it.each(['/about', '#top', 'javascript:alert(1)', 'a.example', '', 7, null])(
    'refuses %j, which is no address elsewhere',
    (url) => expect(link(url)).toBeUndefined(),
  )
})
