import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: import.meta.dirname,
  test: {
    name: 'contract',
    include: ['**/*.test.ts'],
    globalSetup: ['support/global-setup.ts'],
    // Perhaps over a network, perhaps on a busy machine: these only bound what hangs.
    testTimeout: 30_000,
    hookTimeout: 30_000,
    expect: { poll: { timeout: 20_000 } },
  },
})
