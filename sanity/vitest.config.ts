import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    name: 'studio',
    include: ['{schema,structure,studio,demo,typegen,test}/**/*.test.{ts,tsx}'],
    // No file leaves anything behind in a module: they may share them, which halves the time.
    isolate: false,
  },
})
