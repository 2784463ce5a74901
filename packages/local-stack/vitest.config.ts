import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: { name: '@vitrine/local-stack', include: ['{bootstrap,src}/**/*.test.ts'] },
})
