import 'server-only'

const TIMEOUT_MS = 10_000

/** Where this server reaches itself, never the host that a request names; null where it is not told its port. */
export function ownOrigin(): string | null {
  const { PORT } = process.env
  return PORT ? `http://localhost:${PORT}` : null
}

/** Asks for a page as it is now. @param url of this site @throws Error when it does not answer within 10 s */
export function askForPage(url: string, headers: Headers): Promise<Response> {
  headers.set('accept-encoding', 'identity')
  return fetch(url, {
    headers,
    cache: 'no-store',
    redirect: 'manual',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  })
}
