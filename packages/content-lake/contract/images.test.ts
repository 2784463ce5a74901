import sharp from 'sharp'
import { beforeAll, describe, expect, test } from 'vitest'
import { embeddedOnly } from './support/cases.ts'
import { space } from './support/space.ts'
import { picture, uploading } from './support/uploading.ts'

const upload = uploading(space())

describe('GET /images/{project}/{dataset}/{file}', () => {
  let url = ''
  let bytes: Buffer

  beforeAll(async () => {
    bytes = await picture(120, 80)
    url = (await upload('images', bytes)).body.document.url
  })

  async function image(params: string, headers: Record<string, string> = {}) {
    const response = await fetch(`${url}?${params}`, { headers })
    const body = Buffer.from(await response.arrayBuffer())
    const { width, height, format } = response.ok ? await sharp(body).metadata() : {}
    return { response, body, width, height, format }
  }

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
