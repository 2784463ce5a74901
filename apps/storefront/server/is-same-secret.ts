import { createHash, timingSafeEqual } from 'node:crypto'

/** Whether two texts are the same, in a time that tells neither how far they are nor how long. */
export function isSameSecret(left: string, right: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(left), digest(right))
}
