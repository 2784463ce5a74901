import { describe, expect, it } from 'vitest'
import { announce } from '../support/announce'
import type { Stage } from './stage'

const PAGES = [
  '/',
  '/blog',
  '/products',
  '/blog/middle',
  '/products/magnesium',
  '/about',
  '/blog/category/sleep',
  '/blog/author/iris-vale',
]

/** The pictures that stand for pages where they are shared. */
export function socialCards(stage: Stage): void {
  const metaOf = async (path: string) => {
    const { html } = await stage.get(path)
    const tags = html.matchAll(/<meta (?:name|property)="([^"]+)" content="([^"]*)"/g)
    return new Map([...tags].map(([, name = '', value = '']) => [name, value]))
  }
  const pathOf = (url = '') => url.replace(stage.site.url, '').replaceAll('&amp;', '&')

  describe('social cards', () => {
    it.each(PAGES)('%s names its own, which is there and of its size', async (path) => {
      const meta = await metaOf(path)
      expect(meta.get('og:image:width')).toBe('1200')
      expect(meta.get('og:image:height')).toBe('630')
      expect(meta.get('og:image:alt')).toBeTruthy()
      expect(meta.get('twitter:card')).toBe('summary_large_image')
      const response = await fetch(`${stage.site.url}${pathOf(meta.get('og:image'))}`)
      expect(response.status).toBe(200)
      expect(response.headers.get('content-type')).toBe('image/png')
      expect(response.headers.get('content-encoding')).toBeNull()
      // No name that it would share with what is answered when it cannot be drawn.
      expect(response.headers.get('etag')).toBeNull()
      expect(response.headers.get('cache-control')).toBe('public, max-age=0, must-revalidate')
      const file = Buffer.from(await response.arrayBuffer())
      expect([file.readUInt32BE(16), file.readUInt32BE(20)]).toEqual([1200, 630])
      expect(file.byteLength).toBeLessThan(300_000)
    })

    it('change their address and what they show with an edit, and only then', async () => {
      const image = async () => pathOf((await metaOf('/products/magnesium')).get('og:image'))
      const file = async () => {
        const response = await fetch(`${stage.site.url}/products/magnesium/og.png`)
        return Buffer.from(await response.arrayBuffer()).toString('base64')
      }
      const setPrice = async (price: number) => {
        await stage.lake.client.patch('magnesium').set({ 'variants[0].price': price }).commit()
        await announce(stage.site.url, { _id: 'magnesium', _type: 'product', slug: 'magnesium' })
      }
      const [address, drawn] = [await image(), await file()]
      await setPrice(99)
      expect(await image()).not.toBe(address)
      expect(await file()).not.toBe(drawn)
      await setPrice(31)
      expect(await image()).toBe(address)
      expect(await file()).toBe(drawn)
    })

    it('give way to the picture that an editor chose', async () => {
      const { coverImage } = await stage.lake.client.fetch('*[_id == "middle"][0]{ coverImage }')
      const seo = { _type: 'seo', image: { ...coverImage, alt: 'Chosen' } }
      const change = { _id: 'middle', _type: 'post', slug: 'middle', mentions: [] }
      await stage.lake.client.patch('middle').set({ seo }).commit()
      await announce(stage.site.url, change)
      const meta = await metaOf('/blog/middle')
      expect(meta.get('og:image')).toContain('/images/')
      expect(meta.get('og:image:alt')).toBe('Chosen')
      await stage.lake.client.patch('middle').unset(['seo']).commit()
      await announce(stage.site.url, change)
      expect((await metaOf('/blog/middle')).get('og:image')).toContain('/blog/middle/og.png')
    })

    it.each([
      '/blog/nothing/og.png',
      '/products/nothing/og.png',
      '/nothing/og.png',
      '/blog/tag/nothing/og.png',
      '/blog/page/2/og.png',
      '/card/post/middle',
      '/card/home/all',
    ])('there is none at %s', async (path) => {
      expect((await stage.get(path)).status).toBe(404)
    })
  })
}
