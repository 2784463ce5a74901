import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { blankPng, quarters } from '../../test/support/pictures.ts'
import { ImageWork } from './image-work.ts'

const SMALL = 640 * 480
const LARGE = 4096 * 4096
const MEMORY = 192_000_000

let directory: string
let path: string
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'image-work-'))
  path = join(directory, 'picture')
  await quarters(20, 10).png().toFile(path)
})
afterAll(() => rm(directory, { recursive: true, force: true }))

it('makes small pictures while large ones wait, and turns away too many large ones', async () => {
  const images = new ImageWork(MEMORY)
  const gate = Promise.withResolvers<void>()
  const signal = new AbortController().signal
  const accepted = Array.from({ length: 100 }, () =>
    images.derivative({ path, pixels: LARGE, signal }, () => gate.promise),
  )
  await expect(Promise.race(accepted)).rejects.toMatchObject({
    status: 503,
    headers: { 'retry-after': '10' },
  })
  expect(await images.derivative({ path, pixels: SMALL, signal }, async () => 'small')).toBe(
    'small',
  )
  gate.resolve()
  await Promise.allSettled(accepted)
  await images.derivative({ path, pixels: LARGE, signal }, async () => {})
})

it('makes nothing for whom nobody waits any more, and has their places for others', async () => {
  const images = new ImageWork(MEMORY)
  const gate = Promise.withResolvers<void>()
  const begun = Promise.withResolvers<void>()
  const patient = new AbortController().signal
  const first = images.derivative({ path, pixels: LARGE, signal: patient }, () => {
    begun.resolve()
    return gate.promise
  })
  await begun.promise
  const gone = new AbortController()
  let made = 0
  const abandoned = Array.from({ length: 10 }, () =>
    images.derivative({ path, pixels: LARGE, signal: gone.signal }, async () => {
      made += 1
    }),
  )
  const settled = Promise.allSettled(abandoned)
  gone.abort()
  await settled
  const others = Array.from({ length: 10 }, () =>
    images.derivative({ path, pixels: LARGE, signal: patient }, async () => 'made'),
  )
  gate.resolve()
  await first
  expect(await Promise.all(others)).toEqual(Array(10).fill('made'))
  expect(made).toBe(0)
})

it('reads one at a time of those that take much memory, whoever asks for them', async () => {
  const images = new ImageWork(MEMORY)
  const large = join(directory, 'large')
  await quarters(2000, 2000).webp({ effort: 0 }).toFile(large)
  let running = 0
  let most = 0
  const work = async () => {
    running += 1
    most = Math.max(most, running)
    await quarters(10, 10).png().toBuffer()
    running -= 1
  }
  const signal = new AbortController().signal
  await Promise.all([
    images.upload(large, work),
    images.drawing(work),
    images.derivative({ path: large, pixels: SMALL, signal }, work),
    images.derivative({ path, pixels: LARGE, signal }, work),
  ])
  expect(most).toBe(1)
})

it('refuses what would take more memory to read than it may, by how it is encoded', async () => {
  const images = new ImageWork(10_000_000)
  const files = {
    line: quarters(2000, 2000).png(),
    whole: quarters(2000, 2000).png({ progressive: true }),
    'lines.jpg': quarters(2000, 2000).jpeg(),
    'whole.jpg': quarters(2000, 2000).jpeg({ progressive: true }),
    'whole.webp': quarters(2000, 2000).webp({ effort: 0 }),
  }
  const outcomes: string[] = []
  for (const [name, picture] of Object.entries(files)) {
    const file = join(directory, name)
    await picture.toFile(file)
    outcomes.push(await images.upload(file, async () => `${name} is read`).catch(String))
  }
  expect(outcomes).toEqual([
    'line is read',
    expect.stringMatching(/2000 x 2000 pixels; at most \d+ pixels are accepted/),
    'lines.jpg is read',
    expect.stringMatching(/2000 x 2000 pixels; at most 3333333 pixels are accepted/),
    expect.stringMatching(/2000 x 2000 pixels; at most 1333333 pixels are accepted/),
  ])
})

it('takes a photograph of 24 million pixels, however it is laid', async () => {
  const images = new ImageWork(MEMORY)
  const file = join(directory, 'photograph')
  const photograph = blankPng(6000, 4000)
  const { default: sharp } = await import('sharp')
  await sharp(photograph)
    .toColourspace('srgb')
    .withMetadata({ orientation: 6 })
    .jpeg({ progressive: true, chromaSubsampling: '4:4:4' })
    .toFile(file)
  expect(await images.upload(file, async ({ width }) => width)).toBe(4000)
})
