import sharp from 'sharp'
import { expect, it } from 'vitest'
import { isTimeout } from './image-reader.ts'

it('knows when sharp gave up because its time was over', async () => {
  const create = { width: 12_000, height: 12_000, channels: 3 as const, background: '#abc' }
  const outcome = await sharp({ create })
    .blur(150)
    .timeout({ seconds: 1 })
    .png()
    .toBuffer()
    .catch((error: unknown) => error)
  expect(isTimeout(outcome)).toBe(true)
  const damaged = await sharp(Buffer.from('none'))
    .toBuffer()
    .catch((error: unknown) => error)
  expect(damaged).toBeInstanceOf(Error)
  expect(isTimeout(damaged)).toBe(false)
})
