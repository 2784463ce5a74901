import { fileURLToPath } from 'node:url'
import type { NextConfig } from 'next'
import type { ErrorWords } from './features/errors/error-words.ts'
import { messagesFolder, messagesOf } from './locale/catalogue.ts'
import { locale } from './locale/locale.ts'
import { headersByPath } from './security/security-headers.ts'

// Read here, so that a locale without words ends a build, and a start, with a sentence.
const messages = messagesOf(locale.tag, messagesFolder())
const errorWords: ErrorWords = { locale, words: messages.errors.failed }

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
  serverExternalPackages: ['@sanity/client', 'nodemailer', 'sharp', 'zod'],
  // `npm run check` and `npm test` check the types, of everything and not of this folder alone.
  typescript: { ignoreBuildErrors: true },
  turbopack: { root: fileURLToPath(new URL('../..', import.meta.url)) },
  outputFileTracingRoot: fileURLToPath(new URL('../..', import.meta.url)),
  // Pages rendered after the build stay in memory: the build's own files remain as they were, and a caller of
  // made-up addresses cannot fill the disk.
  experimental: { isrFlushToDisk: false },
  // Pictures come in the right size from the content source; Next.js would work on any path that anybody names.
  images: { unoptimized: true },
  // Written into the bundles, also of the browser: no secret may stand here.
  env: { BUILT_LOCALE: locale.tag, ERROR_WORDS: JSON.stringify(errorWords) },
  outputFileTracingIncludes: {
    '/*': ['./messages/*.json'],
    '/card/*': ['./features/social-card/fonts/*.ttf'],
  },
  headers: async () => headersByPath(process.env),
}

export default config
