import { directorySchema } from '@vitrine/content/views/directory'
import { defaultSettings } from '@vitrine/content/views/settings'
import { expect, it } from 'vitest'
import { llmsTxt } from './llms-txt'

const post = (slug: string, more: object = {}) => ({
  _id: slug,
  _type: 'post',
  title: `On ${slug}`,
  slug,
  ...more,
})

const about = (title: string) => ({ categories: [{ _id: title, title, slug: title }] })

it('lists articles by what they are about first of all, then products, then what may be left out', () => {
  const directory = directorySchema.parse({
    posts: [
      post('sleep', { ...about('Rest'), excerpt: 'In a\nfew words' }),
      post('salt', about('Minerals')),
      post('naps', about('Rest')),
      post('odds'),
      post('[x](javascript:y)', about('Minerals')),
    ],
    products: [{ _id: 'p', _type: 'product', name: 'Magnesium', slug: 'magnesium' }],
  })
  const settings = { ...defaultSettings, title: 'Mossrow', description: 'Quiet things.' }
  expect(llmsTxt(directory, settings)).toBe(`# Mossrow

> Quiet things.

Every address below gives an article or a product as Markdown. Without “.md” it is the page for readers.

## Rest

- [On sleep](http://localhost:3000/blog/sleep.md): In a few words
- [On naps](http://localhost:3000/blog/naps.md)

## Minerals

- [On salt](http://localhost:3000/blog/salt.md)
- [On \\[x\\](javascript:y)](http://localhost:3000/blog/%5Bx%5D\\(javascript%3Ay\\).md)

## Other articles

- [On odds](http://localhost:3000/blog/odds.md)

## Shop

- [Magnesium](http://localhost:3000/products/magnesium.md)

## Optional

- [The newest articles in full, as RSS](http://localhost:3000/blog/rss.xml)
- [Every page of the site](http://localhost:3000/sitemap.xml)
`)
})

it('has its frame while there is nothing to list', () => {
  const text = llmsTxt({ posts: [], products: [] }, defaultSettings)
  expect(text.match(/^#.*$/gm)).toEqual(['# Vitrine', '## Optional'])
})
