import { fileURLToPath } from 'node:url'
import type { NextConfig } from 'next'
import { securityHeaders } from './content/security-headers.ts'

const config: NextConfig = {
  cacheComponents: true,
  distDir: process.env.NEXT_DIST_DIR || '.next',
  poweredByHeader: false,
  // The proxy names pages by their content; hashing a whole page for each request would cost more than sending it.
  generateEtags: false,
  reactStrictMode: true,
  transpilePackages: ['@vitrine/content'],
  // Left in node_modules on the server: bundled, their sources would be compiled once for each kind of route,
  // a third of the build's time.
  serverExternalPackages: ['@sanity/client', 'zod'],
  // `npm run check` and `npm test` check the types, of everything and not of this folder alone.
  typescript: { ignoreBuildErrors: true },
  turbopack: { root: fileURLToPath(new URL('../..', import.meta.url)) },
  outputFileTracingRoot: fileURLToPath(new URL('../..', import.meta.url)),
  // Pages rendered after the build stay in memory: the build's own files remain as they were, and a caller of
  // made-up addresses cannot fill the disk.
  experimental: { isrFlushToDisk: false },
  headers: async () => [{ source: '/:path*', headers: securityHeaders(process.env) }],
}

export default config
