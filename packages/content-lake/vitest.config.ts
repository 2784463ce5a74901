import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    name: 'content-lake',
    include: ['{bench,src,test}/**/*.test.ts'],
    // No file leaves anything behind in a module: they may share them, which halves the time.
    isolate: false,
    // It is written for bundlers: Node alone does not find what it imports of Next.js.
    server: { deps: { inline: ['next-sanity'] } },
    // Real servers, disks and encoders, perhaps on a busy machine: these only bound what hangs.
    testTimeout: 30_000,
    hookTimeout: 30_000,
    expect: { poll: { timeout: 15_000 } },
  },
})
