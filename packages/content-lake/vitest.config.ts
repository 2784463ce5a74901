import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: { name: 'content-lake', include: ['src/**/*.test.ts', 'test/**/*.test.ts'] },
})
