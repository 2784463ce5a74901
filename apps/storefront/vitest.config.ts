import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  resolve: {
    alias: {
      '@': here('.'),
      // Outside of a bundler for servers the package throws on purpose.
      'server-only': here('../../node_modules/server-only/empty.js'),
    },
  },
  test: {
    name: 'storefront',
    include: [
      '{app,cache-report,content,fallback,features,gate,locale,security,server,ui,test,xml}/**/*.test.{ts,tsx}',
    ],
    // No file leaves anything behind in a module: they may share them, which halves the time.
    isolate: false,
  },
})
