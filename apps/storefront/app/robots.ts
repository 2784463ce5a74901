import type { MetadataRoute } from 'next'
import { absoluteUrl } from '@/content/absolute-url'

export default function robots(): MetadataRoute.Robots {
  return {
    rules: { userAgent: '*', allow: '/', disallow: ['/api/', '/error/'] },
    sitemap: absoluteUrl('/sitemap.xml'),
  }
}
