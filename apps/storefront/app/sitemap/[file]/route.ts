import { notFound } from 'next/navigation'
import { connection } from 'next/server'
import { readSitemapParts, sitemapFile } from '@/features/sitemap/sitemap'

type Context = RouteContext<'/sitemap/[file]'>

/** A file of the sitemap. Reached through the proxy only: the sitemap itself is at `/sitemap.xml`. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  await connection()
  const xml = sitemapFile(await readSitemapParts(), (await params).file)
  if (xml === null) notFound()
  return new Response(xml, { headers: { 'content-type': 'application/xml; charset=utf-8' } })
}
