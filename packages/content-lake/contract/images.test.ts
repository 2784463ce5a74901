import sharp from 'sharp'
import { beforeAll, describe, expect, test } from 'vitest'
import { colourAt, quarters } from '../test/support/pictures.ts'
import { embeddedOnly } from './support/cases.ts'
import { space } from './support/space.ts'
import { picture, uploading } from './support/uploading.ts'

const upload = uploading(space())

async function get(url: string, headers: Record<string, string> = {}) {
  const response = await fetch(url, { headers })
  const body = Buffer.from(await response.arrayBuffer())
  const { width, height, format } = response.ok ? await sharp(body).metadata() : {}
  return { response, body, width, height, format }
}

describe('GET /images/{project}/{dataset}/{file}', () => {
  let url = ''
  let bytes: Buffer

  beforeAll(async () => {
    bytes = await picture(120, 80)
    url = (await upload('images', bytes)).body.document.url
  })

  const image = (params: string, headers?: Record<string, string>) =>
    get(`${url}?${params}`, headers)

  test('gives the original to everybody, for ever', async () => {
    const { response, body } = await image('')
    expect(response.status).toBe(200)
    expect(body).toEqual(bytes)
    expect(response.headers.get('content-type')).toBe('image/png')
    expect(response.headers.get('cache-control')).toMatch(/public.*max-age=31536000/)
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
  })

  test.each<[string, number, number]>([
    ['w=60', 60, 40],
    ['h=40', 60, 40],
    ['w=60&h=60', 60, 40],
    ['w=60&h=60&fit=crop', 60, 60],
    ['w=60&h=60&fit=scale', 60, 60],
    ['w=60&h=60&fit=fill', 60, 60],
    ['w=60&h=60&fit=clip', 60, 40],
    ['w=1000&fit=max', 120, 80],
    ['max-w=60', 60, 40],
    ['w=30&dpr=2', 60, 40],
    ['rect=0,0,50,30', 50, 30],
    ['rect=10,10,40,40&w=20', 20, 20],
    ['w=40&h=20&fit=crop&crop=top', 40, 20],
    ['w=40&h=40&fit=crop&crop=focalpoint&fp-x=0.2&fp-y=0.8', 40, 40],
    ['w=40&h=40&fit=crop&crop=focalpoint&fp-x=0.30000000000000004&fp-y=1e-7', 40, 40],
    ['w=40&h=40&fit=crop&crop=focalpoint&fp-x=.3&fp-y=1.', 40, 40],
    ['or=90', 80, 120],
  ])('?%s is %i x %i', async (params, width, height) => {
    const { response, ...size } = await image(params)
    expect(response.status).toBe(200)
    expect([size.width, size.height]).toEqual([width, height])
  })

  test.each([
    ['jpg', 'jpeg'],
    ['webp', 'webp'],
    ['png', 'png'],
  ])('?fm=%s is a %s', async (fm, format) => {
    expect((await image(`w=60&fm=${fm}`)).format).toBe(format)
  })

  test('?auto=format is what the browser takes best', async () => {
    const { response, format } = await image('w=60&auto=format', { accept: 'image/webp,*/*' })
    expect(format).toBe('webp')
    expect(response.headers.get('vary')?.toLowerCase()).toContain('accept')
  })

  embeddedOnly.each([
    ['image/avif,image/webp,*/*', 'webp'],
    ['image/avif,*/*', 'heif'],
    ['*/*', 'png'],
  ])('?auto=format for a browser that accepts %s is %s', async (accept, format) => {
    expect((await image('w=60&auto=format', { accept })).format).toBe(format)
  })

  test('?dl is to be saved, under a name', async () => {
    const { response } = await image('dl=holiday.png')
    expect(response.headers.get('content-disposition')).toMatch(/^attachment;.*holiday\.png/)
  })

  test('may carry a name for people', async () => {
    const response = await fetch(`${url}/a-name-for-people.png?w=60`)
    expect(response.status).toBe(200)
    await response.body?.cancel()
  })

  test('of nothing is 404', async () => {
    const response = await fetch(url.replace(/[0-9a-f]{40}/, '0'.repeat(40)))
    expect(response.status).toBe(404)
    await response.body?.cancel()
  })

  embeddedOnly.each(['w=-1', 'w=x', 'fm=bmp', 'rect=1,2', 'rect=0,0,0,0', 'fit=wide', 'w=99999'])(
    '?%s is refused',
    async (params) => {
      const { response } = await image(params)
      expect([400, 413]).toContain(response.status)
    },
  )
})

describe('a picture of four quarters, red and green above blue and yellow', () => {
  const MAGENTA = 'rgb(255,0,255)'
  let url = ''

  beforeAll(async () => {
    const bytes = await quarters(120, 80).png().toBuffer()
    url = (await upload('images', bytes)).body.document.url
  })

  /** The colours near the corners, row by row. */
  async function corners(params: string): Promise<string[]> {
    const { response, body } = await get(`${url}?${params}`)
    expect(response.status).toBe(200)
    const places = [0.08, 0.92].flatMap((y) => [0.08, 0.92].map((x) => [x, y] as const))
    return Promise.all(places.map(([x, y]) => colourAt(body, x, y)))
  }

  test.each<[params: string, colours: string]>([
    ['w=60', 'red green blue yellow'],
    ['rect=0,0,50,30', 'red red red red'],
    ['rect=70,50,40,20', 'yellow yellow yellow yellow'],
    ['rect=40,50,40,20&w=20', 'blue yellow blue yellow'],
    ['rect=0,0,80,80&w=20&h=80&fit=scale', 'red green blue yellow'],
    ['rect=0,0,80,80&w=20&h=80&fit=crop', 'red red blue blue'],
    ['w=120&h=20&fit=crop', 'red green blue yellow'],
    ['w=120&h=20&fit=crop&crop=center', 'red green blue yellow'],
    ['w=120&h=20&fit=crop&crop=top', 'red green red green'],
    ['w=120&h=20&fit=crop&crop=bottom', 'blue yellow blue yellow'],
    ['w=20&h=80&fit=crop&crop=left', 'red red blue blue'],
    ['w=20&h=80&fit=crop&crop=right', 'green green yellow yellow'],
    ['w=20&h=20&fit=crop&crop=top,left&rect=0,0,120,20', 'red red red red'],
    ['w=120&h=20&fit=crop&crop=focalpoint&fp-x=0.5&fp-y=0.1', 'red green red green'],
    ['w=120&h=20&fit=crop&crop=focalpoint&fp-x=0.5&fp-y=0.9', 'blue yellow blue yellow'],
    ['w=20&h=80&fit=crop&crop=focalpoint&fp-x=0.1&fp-y=0.5', 'red red blue blue'],
    ['w=20&h=80&fit=crop&crop=focalpoint&fp-x=.9&fp-y=1.', 'green green yellow yellow'],
    ['flip=h', 'green red yellow blue'],
    ['flip=v', 'blue yellow red green'],
    ['flip=hv', 'yellow blue green red'],
    ['or=90', 'blue red yellow green'],
    ['or=180', 'yellow blue green red'],
    ['or=270', 'green yellow red blue'],
    ['w=60&h=60&fit=clip', 'red green blue yellow'],
  ])('?%s: %s', async (params, colours) => {
    expect((await corners(params)).join(' ')).toBe(colours)
  })

  test.each(['w=60&h=60&fit=fill&bg=ff00ff', 'w=60&pad=10&bg=ff00ff'])(
    '?%s has margins of that colour, and all of the picture between them',
    async (params) => {
      expect(await corners(params)).toEqual(Array(4).fill(MAGENTA))
      const { body } = await get(`${url}?${params}`)
      const inside = [0.3, 0.7].flatMap((y) => [0.3, 0.7].map((x) => colourAt(body, x, y)))
      expect(await Promise.all(inside)).toEqual(['red', 'green', 'blue', 'yellow'])
    },
  )

  test('?invert=true turns every colour into its opposite', async () => {
    expect((await corners('invert=true'))[0]).toBe('rgb(35,225,225)')
  })

  test('?sat=-100 leaves no colour', async () => {
    const { body } = await get(`${url}?sat=-100`)
    const { channels } = await sharp(body).removeAlpha().toColourspace('srgb').stats()
    const means = channels.map(({ mean }) => mean)
    expect(Math.max(...means) - Math.min(...means)).toBeLessThan(2)
  })

  test('?blur makes the edges soft', async () => {
    expect(await colourAt((await get(url)).body, 0.48, 0.2)).toBe('red')
    expect(await colourAt((await get(`${url}?blur=100`)).body, 0.48, 0.2)).toMatch(/^rgb/)
  })
})
