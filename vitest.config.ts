import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: ['packages/*', 'packages/content-lake/contract', 'apps/*', 'sanity'],
  },
})
