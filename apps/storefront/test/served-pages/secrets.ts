import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { findWords } from '../support/find-words'
import { BUILD_FOLDER, CACHE_TOKEN } from '../support/site-process'
import type { Stage } from './stage'

const REPOSITORY = fileURLToPath(new URL('../../../..', import.meta.url)).replace(/\/$/, '')

/** All that the build wrote to be sent: scripts, styles, pages, their forms for the router, bodies and headers. */
const SENT = ['static/**/*', 'server/app/**/*.{html,rsc,body,meta}', 'server/pages/**/*.html']

/** What readers must not be sent, in what the build wrote for them. */
export function secrets(stage: Stage): void {
  const words = () => [
    stage.lake.readToken,
    stage.site.webhookSecret,
    stage.lake.newsletterToken,
    CACHE_TOKEN,
    'CACHE_TOKEN',
    'SANITY_API_READ_TOKEN',
    'SANITY_WEBHOOK_SECRET',
    'SANITY_API_NEWSLETTER_TOKEN',
    'NEWSLETTER_SMTP_URL',
    'webhookSecret',
    'readToken',
    REPOSITORY,
  ]

  describe('the files of the build that readers are sent', () => {
    it('hold no secret, no name of one, and no path of the machine', () => {
      const { files, found } = findWords(BUILD_FOLDER, SENT, words())
      expect(files).toBeGreaterThan(30)
      expect(found).toEqual([])
    })

    it('are not all: a page as it is served holds none either', async () => {
      const { html } = await stage.get('/blog/middle')
      expect(html).toContain('/_next/static/')
      expect(words().filter((word) => html.includes(word))).toEqual([])
    })

    it('are searched where a secret would lie', () => {
      const places = ['static/leak/a.js', 'server/app/leak/a.rsc', 'server/pages/leak/a.html']
      for (const place of places) {
        const file = join(BUILD_FOLDER, place)
        mkdirSync(join(file, '..'), { recursive: true })
        writeFileSync(file, `const token="${stage.site.webhookSecret}"`)
      }
      const { found } = findWords(BUILD_FOLDER, SENT, words())
      for (const place of places) rmSync(join(BUILD_FOLDER, place, '..'), { recursive: true })
      expect(found.sort()).toEqual(
        places.map((place) => `${place}: ${stage.site.webhookSecret}`).sort(),
      )
    })
  })
}
