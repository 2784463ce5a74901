import { notFound } from 'next/navigation'
import { connection } from 'next/server'
import { CODINGS } from '@/gate/encoding'
import { copyResponse } from '@/gate/page-copies'

type Context = RouteContext<'/copy/[encoding]/[etag]'>

/**
 * A copy of a page. Reached through the proxy only, which cannot send one itself: Next.js takes the name of the
 * encoding out of the proxy's own answers.
 */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  await connection()
  const { encoding, etag } = await params
  const coding = CODINGS.find((known) => known === encoding)
  return (coding && copyResponse(etag, coding)) ?? notFound()
}
