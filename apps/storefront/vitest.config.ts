import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const serverOnly = createRequire(import.meta.url)
  .resolve('server-only')
  .replace('index.js', 'empty.js')

export default defineConfig({
  resolve: {
    alias: [
      // Outside React's server bundle the marker throws: tests are not one.
      { find: /^server-only$/, replacement: serverOnly },
      { find: /^@\//, replacement: fileURLToPath(new URL('./', import.meta.url)) },
    ],
  },
  test: { name: 'storefront', environment: 'node' },
})
