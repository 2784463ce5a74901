import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import en from '../../messages/en.json'
import type { Stage } from './stage'

/**
 * An empty page of the same Next.js with one link on it takes 141 kB: React, the router and its link. What an
 * article adds is the boundary that shows its errors, and what opens the search.
 */
const MAX_BYTES = 150_000

/** What a browser has to load before a page answers to it. */
export function scriptWeight(stage: Stage): void {
  describe('the scripts of an article', () => {
    it('are those of Next.js, and hardly more', async () => {
      const { html } = await stage.get('/blog/middle')
      const tags = html.match(/<script\b[^>]*\bsrc="[^"]+"[^>]*>/g) ?? []
      const modern = tags.filter((tag) => !/\bnomodule\b/i.test(tag))
      const paths = new Set(modern.map((tag) => /\bsrc="([^"]+)"/.exec(tag)?.[1] ?? ''))
      expect(paths.size).toBeGreaterThan(3)
      const scripts = await Promise.all([...paths].map((path) => stage.get(path)))
      for (const { status } of scripts) expect(status).toBe(200)
      const weights = scripts.map(({ html: script }) => gzipSync(script).byteLength)
      expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeLessThan(MAX_BYTES)
    })

    it('hold no words of the interface but those of their own errors, and nothing that writes them', async () => {
      const { html } = await stage.get('/blog/middle')
      const paths = new Set(html.match(/\/_next\/static\/[^"\\]+\.js/g))
      const scripts = await Promise.all([...paths].map((path) => stage.get(path)))
      const all = scripts.map(({ html: script }) => script).join('\n')
      expect(all).toContain(en.errors.failed.heading)
      for (const foreign of [en.navigation.theme, en.product.facts.title, 'MISSING_MESSAGE'])
        expect(all).not.toContain(foreign)
    })
  })
}
