import { test as base, expect, type Page } from '@playwright/test'
import { Colleague } from './colleague.ts'
import { ErrorWatch } from './page-errors.ts'
import { runningStack } from './stack.ts'
import { Studio } from './studio.ts'

interface Fixtures {
  /** A marketer at the Studio. Its tab is kept from test to test: a new one compiles the Studio anew. */
  studio: Studio
  /** Somebody else who edits, with a token of their own: the same from test to test. */
  colleague: Colleague
  /** A shopper in a browser of their own. */
  shopper: Page
  /** The errors that a test provokes, which pages may report. */
  expectedErrors: RegExp | undefined
}

interface WorkerFixtures {
  studioPage: Page
  rosa: Colleague
}

/** Playwright's test with a marketer and a shopper; fails when a page of theirs reports an error. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  expectedErrors: [undefined, { option: true }],

  studioPage: [
    async ({ browser }, use) => {
      const context = await browser.newContext({ viewport: { width: 1440, height: 1100 } })
      await use(await context.newPage())
      await context.close()
    },
    { scope: 'worker' },
  ],

  studio: async ({ studioPage, expectedErrors }, use) => {
    const watch = new ErrorWatch(studioPage)
    await use(new Studio(studioPage, runningStack().studio))
    watch.stop()
    expect(unexpected(watch.errors, expectedErrors), 'errors in the Studio').toEqual([])
  },

  rosa: [
    async ({ browser }, use) => {
      const rosa = await Colleague.join('Rosa Fern', browser)
      await use(rosa)
      await rosa.leave()
    },
    { scope: 'worker' },
  ],

  colleague: async ({ rosa, expectedErrors }, use) => {
    await use(rosa)
    const errors = await rosa.turnAway()
    expect(unexpected(errors, expectedErrors), 'errors in a second Studio').toEqual([])
  },

  shopper: async ({ browser, expectedErrors, javaScriptEnabled }, use) => {
    const context = await browser.newContext({
      baseURL: runningStack().storefront,
      javaScriptEnabled,
    })
    const page = await context.newPage()
    const watch = new ErrorWatch(page)
    await use(page)
    await context.close()
    expect(unexpected(watch.errors, expectedErrors), 'errors in the storefront').toEqual([])
  },
})

function unexpected(errors: string[], expected: RegExp | undefined): string[] {
  return errors.filter((error) => !expected?.test(error))
}
