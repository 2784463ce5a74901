import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { create as contentDisposition } from 'content-disposition'
import type { Context } from 'hono'
import parseRange from 'range-parser'
import type { LakeEnv } from './env.ts'

/** Content-addressed, so that what a URL answers never changes. */
const FOREVER = 'public, max-age=31536000, immutable'
// Whatever a file holds, opened by itself it may show, but neither run nor reach anything.
const INERT =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; media-src 'self'"
/** Browsers open these with viewers of their own, which a sandbox would break. */
const OWN_VIEWER = /^(application\/pdf|(audio|video|image)\/(?!svg))/

/** Sets what every answer with asset bytes carries. */
export function setAssetHeaders(c: Context<LakeEnv>, mimeType: string, etag: string): void {
  c.header('content-type', mimeType)
  c.header('cache-control', FOREVER)
  c.header('etag', etag)
  c.header('x-content-type-options', 'nosniff')
  c.header('cross-origin-resource-policy', 'cross-origin')
  c.header('timing-allow-origin', '*')
  c.header('content-security-policy', OWN_VIEWER.test(mimeType) ? INERT : `${INERT}; sandbox`)
  if (!c.req.header('origin')) c.header('access-control-allow-origin', '*')
}

/** Asks the browser to save the answer when the URL says `dl`, under its value or else `filename`. */
export function setDownload(c: Context<LakeEnv>, filename: string): void {
  const asked = c.req.query('dl')
  if (asked === undefined) return
  c.header('content-disposition', contentDisposition(asked.replace(/\p{Cc}/gu, '') || filename))
}

/** Whether the client has these bytes already: answer 304. */
export function isFresh(c: Context<LakeEnv>, etag: string): boolean {
  const held = c.req.header('if-none-match')?.split(',') ?? []
  return held.some((entry) => ['*', etag].includes(entry.trim().replace(/^W\//, '')))
}

/** Streams a file, or the one range that was asked for. */
export function fileResponse(
  c: Context<LakeEnv>,
  file: { path: string; size: number; etag: string },
): Response {
  c.header('accept-ranges', 'bytes')
  const range = requestedRange(c, file)
  if (range === 'unsatisfiable') {
    c.header('content-range', `bytes */${file.size}`)
    c.header('cache-control', 'no-store')
    return c.body(null, 416)
  }
  const { start, end } = range ?? { start: 0, end: file.size - 1 }
  if (range) c.header('content-range', `bytes ${start}-${end}/${file.size}`)
  c.header('content-length', String(end - start + 1))
  const status = range ? 206 : 200
  if (c.req.method === 'HEAD') return c.body(null, status)
  const stream = Readable.toWeb(createReadStream(file.path, { start, end }))
  return c.body(stream as ReadableStream<Uint8Array>, status)
}

function requestedRange(
  c: Context<LakeEnv>,
  { size, etag }: { size: number; etag: string },
): { start: number; end: number } | 'unsatisfiable' | null {
  const header = c.req.header('range')
  const condition = c.req.header('if-range')
  if (!header || (condition !== undefined && condition !== etag)) return null
  const ranges = parseRange(size, header)
  if (ranges === -1) return 'unsatisfiable'
  // Several ranges, or a header that is none: the whole file is a right answer to both.
  const [range] = typeof ranges === 'number' || ranges.type !== 'bytes' ? [] : ranges
  return range && typeof ranges !== 'number' && ranges.length === 1 ? range : null
}
