import { describe, expect, it } from 'vitest'
import type { ImageView } from '../views/image.ts'
import { imageProps, imageUrl } from './image-props.ts'

const lake = { projectId: 'vitrine', dataset: 'production', imageHost: 'http://localhost:3900' }
const image: ImageView = {
  assetId: 'image-abc-1600x1000-png',
  width: 1600,
  height: 1000,
  lqip: 'data:image/png;base64,xyz',
  alt: 'Moss',
  hotspot: null,
  crop: null,
}

function params(url: string | undefined): Record<string, string> {
  return Object.fromEntries(new URL(url ?? '').searchParams)
}

describe('imageProps', () => {
  it('offers the widths that the original holds, largest as the source', () => {
    const props = imageProps(lake, image, { widths: [800, 400, 3200] })
    expect(props.srcSet.split(', ').map((entry) => entry.split(' ')[1])).toEqual([
      '400w',
      '800w',
      '1600w',
    ])
    expect(props.src).toContain(
      'http://localhost:3900/images/vitrine/production/abc-1600x1000.png?',
    )
    expect(params(props.src)).toMatchObject({ w: '1600', q: '60', auto: 'format' })
    expect(props).toMatchObject({ width: 1600, height: 1000, alt: 'Moss', lqip: image.lqip })
  })

  it('crops to a ratio around the hotspot', () => {
    const props = imageProps(
      lake,
      { ...image, hotspot: { x: 0.9, y: 0.5, width: 0.1, height: 0.1 } },
      { widths: [400], aspectRatio: 1 },
    )
    expect(props).toMatchObject({ width: 400, height: 400 })
    expect(params(props.src)).toMatchObject({ rect: '600,0,1000,1000', w: '400', h: '400' })
  })

  it('never asks for more pixels than a crop leaves', () => {
    const crop = { top: 0, bottom: 0, left: 0.5, right: 0 }
    expect(imageProps(lake, { ...image, crop }, { widths: [1600] })).toMatchObject({
      width: 800,
      height: 1000,
    })
  })

  it('takes hosted pictures from their own host', () => {
    const hosted = { ...lake, imageHost: 'https://cdn.sanity.io' }
    expect(imageUrl(hosted, image, { width: 1200, height: 630 })).toMatch(
      /^https:\/\/cdn\.sanity\.io\/images\/vitrine\/production\/abc-1600x1000\.png\?.*fm=jpg/,
    )
  })
})
