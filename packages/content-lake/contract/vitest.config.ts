import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: import.meta.dirname,
  test: {
    name: 'contract',
    include: ['**/*.test.ts'],
    globalSetup: ['support/global-setup.ts'],
    // No file leaves anything behind in a module: they may share them.
    isolate: false,
    // A hosted project counts how many requests come at once.
    fileParallelism: process.env.CONTRACT_PROJECT_ID === undefined,
    // Perhaps over a network, perhaps on a busy machine: these only bound what hangs.
    testTimeout: 30_000,
    hookTimeout: 30_000,
    expect: { poll: { timeout: 20_000 } },
  },
})
