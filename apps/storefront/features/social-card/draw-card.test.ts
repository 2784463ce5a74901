import sharp from 'sharp'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { png } from '../../../../packages/content/test/support/picture'
import type { Card } from './card'
import { drawCard } from './draw-card'
import { drawText } from './draw-text'

const PLAIN: Card = {
  href: '/about',
  site: 'Mossrow',
  kicker: 'Sleep',
  title: 'Magnesium and sleep',
  line: 'By Iris Vale',
  image: null,
}

const IMAGE = {
  assetId: 'image-abc-320x200-png',
  width: 320,
  height: 200,
  lqip: null,
  alt: 'Moss',
  hotspot: null,
  crop: null,
}

vi.spyOn(process, 'cwd').mockReturnValue(new URL('../..', import.meta.url).pathname)

afterEach(() => vi.unstubAllGlobals())

const sizeOf = async (file: Uint8Array) => {
  const { format, width, height } = await sharp(file).metadata()
  return { format, width, height }
}

describe('drawCard', () => {
  it.each([
    ['plain', PLAIN.title],
    ['long', 'A title of many words that goes on and on '.repeat(5_000)],
    ['one endless word', 'W'.repeat(100_000)],
    ['markup', '<span size="999999">Big</span> & </span><b>'],
    ['right to left', 'מגנזיום ושינה: מה אומרים המחקרים'],
    ['only pictographs', '😴🌿👩‍👩‍👧'],
    ['heaped marks', `Z${'\u0351'.repeat(10_000)}algo`],
    ['nothing', ''],
  ])('draws a card of its size whatever the title is: %s', async (_, title) => {
    const texts = { title, kicker: title, line: title, site: title }
    for (const card of [
      { ...PLAIN, title },
      { ...PLAIN, ...texts },
    ])
      expect(await sizeOf(await drawCard(card))).toEqual({
        format: 'png',
        width: 1200,
        height: 630,
      })
  })

  it('sets text in its own fonts, not in one of the machine for all', async () => {
    const widths = await Promise.all(
      (['display', 'interface', 'strong'] as const).map(
        async (font) => (await drawText('Magnesium', { font, size: 60, color: '#000' }, 900)).width,
      ),
    )
    expect(new Set(widths).size).toBe(3)
  })

  it('shows the picture, asked for in the size that it is shown in', async () => {
    const ask = vi.fn(
      async (_url: string) => new Response(new Uint8Array(png(480, 630, [200, 30, 30]))),
    )
    vi.stubGlobal('fetch', ask)
    const file = await drawCard({ ...PLAIN, image: IMAGE })
    expect(ask.mock.calls[0]?.[0]).toMatch(/w=480&h=630/)
    const { data } = await sharp(file)
      .extract({ left: 1100, top: 300, width: 1, height: 1 })
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true })
    expect(Math.abs((data[0] ?? 0) - 200)).toBeLessThan(12)
  })

  it('does without a picture that does not exist, and fails while none can be had', async () => {
    vi.stubGlobal('fetch', async () => new Response('', { status: 404 }))
    const without = await drawCard({ ...PLAIN, image: IMAGE })
    expect(Buffer.compare(without, await drawCard(PLAIN))).toBe(0)
    vi.stubGlobal('fetch', async () => new Response('', { status: 502 }))
    await expect(drawCard({ ...PLAIN, image: IMAGE })).rejects.toThrow('502')
  })
})
