import { notFound } from 'next/navigation'
import { connection } from 'next/server'
import { readSitemapParts, sitemapPartXml } from '@/features/sitemap/sitemap'

type Context = RouteContext<'/sitemap/[file]'>

/** One of the files of a sitemap that is too large for one. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  await connection()
  const number = Number.parseInt((await params).file, 10)
  const xml = sitemapPartXml(await readSitemapParts(), number)
  if (xml === null) notFound()
  return new Response(xml, { headers: { 'content-type': 'application/xml; charset=utf-8' } })
}
