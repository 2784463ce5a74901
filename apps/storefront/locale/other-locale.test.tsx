import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { renderToStaticMarkup } from 'react-dom/server'
import { afterEach, describe, expect, it, vi } from 'vitest'

const words = (html: string) => html.replace(/<[^>]+>/g, '')

/** The site's modules as a process started in a folder with these messages has them. */
async function siteIn(tag: string, catalogue: object) {
  const folder = mkdtempSync(join(tmpdir(), 'site-'))
  mkdirSync(join(folder, 'messages'))
  writeFileSync(join(folder, `messages/${tag}.json`), JSON.stringify(catalogue))
  vi.resetModules()
  vi.stubEnv('SITE_LOCALE', tag)
  vi.spyOn(process, 'cwd').mockReturnValue(folder)
  try {
    const { locale } = await import('./locale')
    const { t } = await import('./messages')
    const { FormattedDate } = await import('@/ui/formatted-date')
    const { PaginationNav } = await import('@/ui/pagination-nav')
    const { Price } = await import('@/ui/price')
    return { locale, t, FormattedDate, PaginationNav, Price }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

afterEach(() => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
  vi.resetModules()
})

describe('another locale, by a file and SITE_LOCALE alone', () => {
  it('changes language, words, dates and prices', async () => {
    const { locale, t, FormattedDate, Price } = await siteIn('de', {
      product: {
        price: { reduced: '<hidden>Statt </hidden><before></before> <now></now><hidden></hidden>' },
      },
    })
    expect(locale).toMatchObject({ tag: 'de', direction: 'ltr' })
    expect(words(renderToStaticMarkup(<FormattedDate date="2026-03-05" />))).toBe('5. März 2026')
    const price = <Price price={1234.5} compareAtPrice={2000} currency="EUR" />
    expect(words(renderToStaticMarkup(price))).toBe('Statt 2.000,00\u00a0€ 1.234,50\u00a0€')
    expect(t('navigation.menu')).toBe('Menu')
  })

  it('runs from right to left, with the numerals of its readers', async () => {
    const { locale, FormattedDate, PaginationNav } = await siteIn('ar-EG', {
      pagination: { position: 'صفحة {page, number} من {pages, number}' },
    })
    expect(locale).toMatchObject({ tag: 'ar-EG', direction: 'rtl' })
    expect(words(renderToStaticMarkup(<FormattedDate date="2026-03-05" />))).toBe('٥ مارس ٢٠٢٦')
    const pagination = { page: 2, pages: 12, previousHref: null, nextHref: null }
    const html = renderToStaticMarkup(<PaginationNav pagination={pagination} label="" />)
    expect(words(html)).toBe('صفحة ٢ من ١٢')
  })
})
