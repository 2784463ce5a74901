import { httpError } from '../errors.ts'
import type { SvgSanitizerThread } from './svg-sanitizer-thread.ts'

/** Larger than any drawing meant for a page; parsing needs many times as much memory. */
export const MAX_SVG_BYTES = 4 * 1024 * 1024

/** Whether the first bytes of a file are those of an SVG document, plain or compressed. */
export function looksLikeSvg(head: Uint8Array): boolean {
  if (head[0] === 0x1f && head[1] === 0x8b) return true
  return /^(\uFEFF)?\s*(<\?xml|<!--|<!DOCTYPE\s+svg|<svg)/i.test(new TextDecoder().decode(head))
}

/**
 * Takes everything from a drawing that could run or reach out: scripts, event handlers, foreign
 * content, remote references. Answers the bytes to store, or null when the original is clean.
 * @throws ApiError 400 when it is not well-formed, not UTF-8, too large, or takes too much to read.
 */
export async function sanitizeSvg(
  bytes: Uint8Array,
  thread: SvgSanitizerThread,
): Promise<Uint8Array | null> {
  if (bytes.byteLength > MAX_SVG_BYTES) {
    throw httpError(400, 'Bad Request', `An SVG may be at most ${MAX_SVG_BYTES} bytes`)
  }
  const result = await thread.sanitize(decodeUtf8(bytes))
  if (result.outcome === 'invalid') throw invalidSvg()
  if (result.outcome === 'refused') throw httpError(400, 'Bad Request', result.reason)
  if (result.outcome === 'exhausted') {
    throw httpError(
      400,
      'Bad Request',
      'The SVG takes too much time or memory to read: simplify it',
    )
  }
  return result.outcome === 'clean' ? null : new TextEncoder().encode(result.svg)
}

function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw invalidSvg()
  }
}

function invalidSvg(): Error {
  return httpError(
    400,
    'Bad Request',
    'The SVG cannot be read: it must be well-formed XML in UTF-8',
  )
}
