import type { Verdict } from './verdict.ts'

/** Advises on a text's length in characters, as a reader (or a search result) sees it. Empty text passes. */
export function checkLength(
  text: string | undefined,
  { min = 0, max, why }: { min?: number; max: number; why: string },
): Verdict {
  const length = [...(text ?? '').trim()].length
  if (length === 0) return true
  if (length > max) return `${length} characters; ${max} or fewer is better. ${why}`
  if (length < min) return `${length} characters; at least ${min} is better. ${why}`
  return true
}
