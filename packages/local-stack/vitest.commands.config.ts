import { defineConfig } from 'vitest/config'

/** The commands themselves, as real processes: `npm test` runs these last. */
export default defineConfig({
  test: {
    name: 'commands',
    include: ['test/**/*.test.ts'],
    fileParallelism: false,
    testTimeout: 300_000,
    hookTimeout: 60_000,
  },
})
