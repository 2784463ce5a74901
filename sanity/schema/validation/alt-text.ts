import type { Verdict } from './verdict.ts'

const MAX_LENGTH = 200

/** Checks the alternative text of a picture; `picture` is the image value that holds it. */
export function checkAltText(
  alt: string | undefined,
  picture: { asset?: unknown } | undefined,
): Verdict {
  if (!picture?.asset) return true
  const text = alt?.trim() ?? ''
  if (!text) return 'Say what the picture shows, for readers who cannot see it.'
  if (/\.(?:avif|gif|heic|jpe?g|png|svg|tiff?|webp)$/i.test(text))
    return 'This is a file name. Say what the picture shows instead.'
  if (/^(?:an? )?(?:image|photo|photograph|picture) of\b/i.test(text))
    return 'Leave out “picture of”: screen readers say that already.'
  if (text.length > MAX_LENGTH)
    return `Keep it to a sentence or two: ${MAX_LENGTH} characters at most, this has ${text.length}.`
  return true
}
