import { connection } from 'next/server'
import { readSitemapParts, sitemapXml } from '@/features/sitemap/sitemap'

export async function GET(): Promise<Response> {
  await connection()
  const xml = sitemapXml(await readSitemapParts())
  return new Response(xml, { headers: { 'content-type': 'application/xml; charset=utf-8' } })
}
