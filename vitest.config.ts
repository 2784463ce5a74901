import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    // By default a core is left free: on a machine with two, files ran one after the other.
    maxWorkers: '100%',
    projects: ['packages/*', 'packages/content-lake/contract', 'apps/*', 'sanity'],
  },
})
