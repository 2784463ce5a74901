import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: { name: 'lake-workspace', include: ['src/**/*.test.ts'] },
})
