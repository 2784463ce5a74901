import { connection } from 'next/server'
import { content } from '@/content/content'
import { requests } from '@/content/requests'

/** Whether this server answers, and whether it can read content. It stays up without: pages are cached. */
export async function GET(): Promise<Response> {
  await connection()
  const contentState = await content()
    .read(requests.settings())
    .then(() => (content().isOut() ? 'unreachable' : 'reachable'))
    .catch(() => 'unreachable')
  return Response.json(
    { status: 'ok', content: contentState },
    { headers: { 'cache-control': 'no-store' } },
  )
}
