import { decoded } from '@vitrine/content/routes/decoded'
import { isContentUnavailable } from '@/content/cache/content-unavailable-error'
import { isSameSecret } from '@/server/is-same-secret'
import { refuse } from '@/server/refuse'

export interface ReportSource {
  /** Who knows it may ask; without it nobody may. */
  readonly token: string | undefined
  /** Null when there is no such page. */
  report(path: string): Promise<object | null>
}

/** Longer than any address of a page. */
const MAX_PATH_LENGTH = 2_048
/** The origin does not matter: only how a path is spelt in an address. */
const ANYWHERE = 'http://localhost'

/** Answers why the page of `?path=` is as it is, to those who bring the token as `Authorization: Bearer`. */
export async function answerReport(request: Request, source: ReportSource): Promise<Response> {
  const { token, report } = source
  if (!token) return refuse(404, 'There is no cache report: CACHE_TOKEN is not set.')
  if (!bears(request, token)) {
    const challenge = { 'www-authenticate': 'Bearer realm="cache"' }
    return refuse(
      401,
      'The header Authorization has to be "Bearer" and the CACHE_TOKEN.',
      challenge,
    )
  }
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return refuse(405, `${request.method} is not allowed: ask with GET.`, { allow: 'GET, HEAD' })
  const path = pathOf(new URL(request.url).searchParams.getAll('path'))
  if ('problem' in path) return refuse(400, path.problem)
  try {
    const found = await report(path.value)
    if (!found) return refuse(404, `There is no page of content at ${path.value}.`)
    return Response.json(found, { headers: { 'cache-control': 'no-store' } })
  } catch (error) {
    if (!isContentUnavailable(error)) throw error
    return refuse(503, 'Nothing is known of this page, and the content lake does not answer.')
  }
}

function bears(request: Request, token: string): boolean {
  const [, given = ''] = /^Bearer +(\S+)$/i.exec(request.headers.get('authorization') ?? '') ?? []
  return isSameSecret(given, token)
}

/** The path as it stands in an address of this site, without a slash at its end. */
function pathOf(given: readonly string[]): { value: string } | { problem: string } {
  const [path] = given
  if (path === undefined || given.length > 1)
    return { problem: 'One ?path= has to say which page.' }
  if (path.length > MAX_PATH_LENGTH)
    return { problem: `The path is longer than ${MAX_PATH_LENGTH} characters.` }
  if (!path.startsWith('/')) return { problem: 'The path has to begin with a slash.' }
  if (/[?#\\]|\/\/|\p{Cc}/u.test(path) || decoded(path) === null)
    return {
      problem: 'The path is none of a page: it goes without query, and with %XX as in an address.',
    }
  const { pathname } = new URL(path, ANYWHERE)
  return { value: pathname.replace(/(?<=.)\/$/, '') }
}
