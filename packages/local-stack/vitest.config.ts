import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    name: '@vitrine/local-stack',
    include: ['{bootstrap,src}/**/*.test.ts'],
    // No file leaves anything behind in a module: they may share them, which halves the time.
    isolate: false,
    // Most of them run processes, which a machine with much to do keeps waiting.
    testTimeout: 30_000,
  },
})
