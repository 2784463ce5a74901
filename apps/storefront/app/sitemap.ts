import type { MetadataRoute } from 'next'
import { connection } from 'next/server'
import { readContent } from '@/content/content'
import { requests } from '@/content/requests'
import { absoluteUrl } from '@/features/seo/absolute-url'

export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  await connection()
  const addresses = await readContent(requests.sitemap())
  const documents = [
    ...(addresses?.pages ?? []),
    ...(addresses?.posts ?? []),
    ...(addresses?.products ?? []),
    ...(addresses?.categories ?? []),
    ...(addresses?.people ?? []),
  ]
  return [
    ...['/', '/blog', '/products', ...(addresses?.tags ?? [])].map((path) => ({
      url: absoluteUrl(path),
    })),
    ...documents.map(({ href, updatedAt }) => ({
      url: absoluteUrl(href),
      lastModified: updatedAt,
    })),
  ]
}
