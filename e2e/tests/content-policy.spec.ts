import { expect, type Page } from '@playwright/test'
import { test } from '../support/test.ts'

declare global {
  interface Window {
    violations?: string[]
    hasRun?: boolean
  }
}

const PAGES = [
  '/',
  '/blog',
  '/blog/magnesium-and-sleep',
  '/blog/category/sleep',
  '/products',
  '/products/quiet-magnesium',
  '/about',
  '/nothing-here',
]

/** Keeps what the browser refuses from now on. */
async function watchViolations(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.violations = []
    document.addEventListener('securitypolicyviolation', (event) =>
      window.violations?.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`),
    )
  })
}

/** Waits until React answers for the header, which is on each page: all that a page loads by itself is asked for then. */
async function isHydrated(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const link = document.querySelector('header a')
    return link !== null && Object.keys(link).some((key) => key.startsWith('__reactProps'))
  })
}

const violations = (page: Page) => page.evaluate(() => window.violations)

for (const colorScheme of ['light', 'dark'] as const) {
  test(`no page asks for what its policy forbids (${colorScheme})`, async ({ shopper }) => {
    await shopper.emulateMedia({ colorScheme })
    await watchViolations(shopper)
    for (const path of PAGES) {
      await shopper.goto(path)
      await isHydrated(shopper)
      expect([path, await violations(shopper)]).toEqual([path, []])
    }
  })
}

test('pages are hydrated, and links lead on without a new document', async ({ shopper }) => {
  await watchViolations(shopper)
  await shopper.goto('/blog')
  await shopper.evaluate(() => {
    window.hasRun = true
  })
  const link = shopper
    .getByRole('main')
    .getByRole('link', { name: /magnesium/i })
    .first()
  await link.click()
  await expect(shopper).toHaveURL(/\/blog\/./)
  await expect(shopper.getByRole('heading', { level: 1 })).toBeVisible()
  expect(await shopper.evaluate(() => window.hasRun)).toBe(true)
  expect(await violations(shopper)).toEqual([])
})

test.describe('a script that somebody has smuggled in', () => {
  test.use({ expectedErrors: /Content Security Policy/ })

  test('does not run', async ({ shopper }) => {
    await watchViolations(shopper)
    await shopper.goto('/blog/magnesium-and-sleep')
    await shopper.evaluate(() => {
      const script = document.createElement('script')
      script.textContent = 'window.hasRun = true'
      const box = document.createElement('div')
      box.innerHTML = '<img src="data:," alt="" onerror="window.hasRun = true">'
      document.body.append(script, box)
    })
    await expect
      .poll(async () => (await violations(shopper))?.map((violation) => violation.split(' ')[0]))
      .toEqual(expect.arrayContaining(['script-src-elem', 'script-src-attr']))
    expect(await shopper.evaluate(() => window.hasRun)).toBeUndefined()
  })
})
