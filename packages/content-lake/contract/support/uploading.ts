import { createHash, randomBytes } from 'node:crypto'
import sharp from 'sharp'
import type { Document } from './data.ts'
import { type RequestOptions, request } from './http.ts'
import type { Space } from './space.ts'
import { target } from './target.ts'

interface Upload {
  readonly document: Document & {
    url: string
    metadata: { dimensions: Record<string, number>; [part: string]: unknown }
  }
}

export const sha1 = (bytes: Uint8Array) => createHash('sha1').update(bytes).digest('hex')

/** A picture that is in nobody's dataset yet. */
export async function picture(width: number, height: number): Promise<Buffer> {
  const pixels = randomBytes(width * height * 3)
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .png()
    .toBuffer()
}

/** Gives a file uploads, which are removed with its documents. */
export function uploading(here: Space) {
  return async (
    kind: 'images' | 'files',
    bytes: Uint8Array,
    search: Record<string, string> = {},
    options: RequestOptions = {},
  ) => {
    const answer = await request<Upload>(`/assets/${kind}/${target.dataset}`, {
      ...options,
      search,
      headers: { 'content-type': 'application/octet-stream', ...options.headers },
      body: bytes,
    })
    if (answer.status === 200) here.alsoRemove(answer.body.document._id)
    return answer
  }
}
