import type { Config } from '../../config/config.ts'

/** The Studio's address that a sign-in returns to, or null when its origin is not listed. */
export function signInTarget(config: Config, origin: string | undefined): URL | null {
  const url = URL.parse(origin ?? '')
  if (!url || !config.origins.includes(url.origin)) return null
  url.hash = ''
  url.username = ''
  url.password = ''
  return url
}
