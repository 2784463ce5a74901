import { notFound } from 'next/navigation'
import { connection } from 'next/server'
import { ENCODINGS } from '@/content/gate/encoding'
import { keptCopy } from '@/content/gate/page-copies'

type Context = RouteContext<'/copy/[encoding]/[etag]'>

/**
 * A compressed copy of a page. Reached through the proxy only, which cannot send one itself: Next.js takes the
 * name of the encoding out of the proxy's own answers.
 */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  await connection()
  const { encoding: name, etag } = await params
  const encoding = ENCODINGS.find((known) => known === name)
  const copy = keptCopy(etag)
  if (!encoding || !copy) notFound()
  const body = copy.bodies[encoding]
  const headers = {
    ...copy.headers,
    'content-encoding': encoding,
    'content-length': String(body.byteLength),
    vary: 'accept-encoding',
  }
  return new Response(body, { headers })
}
