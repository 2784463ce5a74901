import { describe, expect, it } from 'vitest'
import { SHARE_TARGETS, shareHref } from './share-targets'

const URL_OF_PAGE = 'https://mossrow.example/blog/a?b=1&c=2#d'

describe('shareHref', () => {
  it.each(SHARE_TARGETS)(
    '%s hands over the whole address and nothing else of the title',
    (target) => {
      const href = shareHref(target, {
        url: URL_OF_PAGE,
        title: 'Salt & <b>pepper</b>?\r\nBcc: x@y',
      })
      expect(href).toContain(encodeURIComponent(URL_OF_PAGE))
      expect(href).not.toMatch(/[<>\s]/)
      expect(href).not.toContain('&c=')
      expect(new URL(href).protocol).toMatch(/^(https|mailto):$/)
    },
  )

  it.each(SHARE_TARGETS)('%s takes a title of any length, and half a character', (target) => {
    const href = shareHref(target, { url: URL_OF_PAGE, title: `\uD800${'x'.repeat(10_000)}` })
    expect(href.length).toBeLessThan(700)
  })
})
