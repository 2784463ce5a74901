import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { Coding } from './encoding'
import { copyResponse, isKept, keepCopy } from './page-copies'

const PAGE = {
  status: 200,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
  body: 'Größe und Maß. '.repeat(50_000),
}

const UNPACK: Readonly<Record<Coding, (body: Buffer) => Buffer>> = {
  br: brotliDecompressSync,
  gzip: gunzipSync,
  identity: (body) => body,
}

describe('a copy', () => {
  it.each(['br', 'gzip', 'identity'] as const)(
    'is whole as %s, of the length it says',
    async (coding) => {
      await keepCopy('a', PAGE)
      const response = copyResponse('a', coding)
      const body = Buffer.from((await response?.arrayBuffer()) ?? new ArrayBuffer())
      expect(UNPACK[coding](body).toString()).toBe(PAGE.body)
      expect(response?.headers.get('content-length')).toBe(String(body.byteLength))
      expect(response?.headers.get('content-encoding')).toBe(coding === 'identity' ? null : coding)
      expect(response?.headers.get('content-type')).toBe(PAGE.headers['content-type'])
    },
  )

  it('is unpacked as it is read, not whole', async () => {
    await keepCopy('a', PAGE)
    const reader = copyResponse('a', 'identity')?.body?.getReader()
    const { value } = (await reader?.read()) ?? {}
    expect(value?.byteLength).toBeLessThan(Buffer.byteLength(PAGE.body) / 2)
    await reader?.cancel()
  })

  it('is there under its own name only', () => {
    expect([isKept('a'), isKept('b')]).toEqual([true, false])
    expect(copyResponse('b', 'br')).toBeNull()
  })
})
