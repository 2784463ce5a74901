import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { checkSlug, RESERVED_PAGE_SLUGS, slugify } from './slug.ts'

describe('slugify', () => {
  it('joins words with hyphens and drops accents, quotes and punctuation', () => {
    expect(slugify('Crème & the sleeper’s “Tea”: a guide!')).toBe(
      'creme-and-the-sleepers-tea-a-guide',
    )
  })

  it('cuts long titles at a word', () => {
    const slug = slugify('magnesium '.repeat(20))
    expect(slug.length).toBeLessThanOrEqual(80)
    expect(slug).toMatch(/^(magnesium-)+magnesium$/)
  })

  it('cuts a single long word without leaving a hyphen', () => {
    expect(slugify('a'.repeat(200))).toBe('a'.repeat(80))
  })

  it.each(['Magnesium, glycinate or citrate?', 'Vitamin D3 + K2', '  spaced  out  '])(
    'makes an address that passes its own check: %s',
    (title) => expect(checkSlug(slugify(title))).toBe(true),
  )
})

describe('checkSlug', () => {
  it('asks for an address when there is none', () => {
    expect(checkSlug(undefined)).toContain('Generate')
    expect(checkSlug('')).toContain('Generate')
  })

  it.each([
    ['Magnesium', 'magnesium'],
    ['two--hyphens', 'two-hyphens'],
    ['-edge-', 'edge'],
    ['a/b', 'a-b'],
    ['schlaf tee', 'schlaf-tee'],
  ])('refuses %s and suggests %s', (slug, suggestion) => {
    expect(checkSlug(slug)).toContain(`“${suggestion}”`)
  })

  it('refuses what no letter can be saved from, without an empty suggestion', () => {
    expect(checkSlug('睡眠')).toBe('Use lower-case letters, digits and single hyphens only.')
  })

  it('refuses more than 80 characters', () => {
    expect(checkSlug('a'.repeat(81))).toContain('81')
    expect(checkSlug('a'.repeat(80))).toBe(true)
  })

  it('refuses reserved words only where they are reserved', () => {
    expect(checkSlug('products', RESERVED_PAGE_SLUGS)).toContain('shop itself')
    expect(checkSlug('products')).toBe(true)
  })

  it('reserves every first part of an address that the storefront has, and few more', () => {
    const app = new URL('../../../apps/storefront/app/', import.meta.url)
    const routes = readdirSync(app, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('['))
      .map(({ name }) => name)
    expect(routes).toContain('blog')
    expect(RESERVED_PAGE_SLUGS).toEqual(expect.arrayContaining(routes))
    expect(RESERVED_PAGE_SLUGS.filter((slug) => !routes.includes(slug))).toEqual([
      'sitemap.xml',
      'author',
      'category',
      'feed',
      'tag',
    ])
  })
})
