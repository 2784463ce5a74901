import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import { SITEMAP_INDEX, sitemapFile } from './sitemap'
import type { SitemapEntry } from './sitemap-entries'
import { SITEMAP_BOUNDS, splitSitemap } from './split-sitemap'
import { urlsetXml } from './write-sitemap'

const bounds = (part: Partial<typeof SITEMAP_BOUNDS>) => ({ ...SITEMAP_BOUNDS, ...part })

function entry(number: number, extra: Partial<SitemapEntry> = {}): SitemapEntry {
  const lastModified = `2026-01-${String(number).padStart(2, '0')}T00:00:00Z`
  return { url: `https://mossrow.example/blog/${number}`, lastModified, images: [], ...extra }
}

const FIVE = [1, 2, 3, 4, 5].map((number) => entry(number))

/** Throws when a document is not well formed. */
function wellFormed(document: string): string {
  const parser = new SaxesParser({ xmlns: true })
  parser.on('error', (error) => {
    throw error
  })
  parser.write(document).close()
  return document
}

describe('splitSitemap', () => {
  it('keeps what fits in one file', () => {
    expect(splitSitemap(FIVE, bounds({ urls: 5 })).map((part) => part.entries)).toEqual([FIVE])
  })

  it('begins another file when one is full, and loses nothing', () => {
    const parts = splitSitemap(FIVE, bounds({ urls: 2 }))
    expect(parts.map((part) => part.entries.length)).toEqual([2, 2, 1])
    expect(parts.flatMap((part) => part.entries)).toEqual(FIVE)
    expect(parts.map((part) => part.lastModified?.slice(0, 10))).toEqual([
      '2026-01-02',
      '2026-01-04',
      '2026-01-05',
    ])
  })

  it('has no file larger than search engines take, as it is written', () => {
    const bytes = 900
    const long = FIVE.map((each) => ({
      ...each,
      images: [`https://x.example/?a&${'é'.repeat(60)}`],
    }))
    const parts = splitSitemap(long, bounds({ bytes }))
    expect(parts.length).toBeGreaterThan(1)
    for (const { entries } of parts)
      expect(Buffer.byteLength(urlsetXml(entries))).toBeLessThanOrEqual(bytes)
  })

  it('has a file of nothing for nothing', () => {
    expect(splitSitemap([]).map((part) => part.entries)).toEqual([[]])
  })
})

describe('the sitemap', () => {
  it('tells of pictures and of the last change, whatever addresses hold', () => {
    const xml = wellFormed(
      urlsetXml([
        entry(1, {
          url: 'https://x.example/a?b&c<d>\u0000',
          images: ['https://i.example/?w=1&h=2'],
        }),
      ]),
    )
    expect(xml).toContain('<loc>https://x.example/a?b&#x26;c&#x3C;d></loc>')
    expect(xml).toContain('<lastmod>2026-01-01T00:00:00Z</lastmod>')
    expect(xml).toContain('<image:image><image:loc>https://i.example/?w=1&#x26;h=2</image:loc>')
  })

  it('is a list of files when there are several', () => {
    const parts = splitSitemap(FIVE, bounds({ urls: 3 }))
    const index = wellFormed(sitemapFile(parts, SITEMAP_INDEX) ?? '')
    expect(index.match(/<loc>[^<]*<\/loc>/g)).toHaveLength(2)
    expect(index).toMatch(/<sitemap><loc>[^<]*\/sitemap\/1\.xml<\/loc><lastmod>2026-01-03/)
    expect(wellFormed(sitemapFile(parts, '2.xml') ?? '').match(/<url>/g)).toHaveLength(2)
    for (const none of ['0.xml', '3.xml', '-1.xml', '1.5.xml', '01.xml', '1', '1.xml.gz'])
      expect(sitemapFile(parts, none)).toBeNull()
  })

  it('has no files beside itself while it is one', () => {
    const parts = splitSitemap(FIVE)
    expect(sitemapFile(parts, SITEMAP_INDEX)?.match(/<url>/g)).toHaveLength(5)
    expect(sitemapFile(parts, '1.xml')).toBeNull()
  })
})
