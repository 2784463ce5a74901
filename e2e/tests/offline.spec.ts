import { expect, type Page } from '@playwright/test'
import { expectLegible } from '../support/legibility.ts'
import { test } from '../support/test.ts'

const ARTICLE = '/blog/magnesium-and-sleep'

const offlineHeading = (page: Page) =>
  page.getByRole('heading', { level: 1, name: 'Out of reach, for now' })
const articleHeading = (page: Page) =>
  page.getByRole('heading', { level: 1, name: /^Magnesium and sleep/ })

/** Opens a page as a reader does who then loses the network. */
async function openAndKeep(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await page.evaluate(() => navigator.serviceWorker.ready)
  await expect
    .poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state))
    .toBe('activated')
}

const keptPaths = (page: Page) =>
  page.evaluate(async () => {
    const names = await caches.keys()
    const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()))
    return requests.flat().map(({ url }) => new URL(url).pathname)
  })

test.use({ expectedErrors: /net::ERR_INTERNET_DISCONNECTED/ })

test('without a network a reader is told so, and the page opens when it is back', async ({
  shopper,
}) => {
  await openAndKeep(shopper, '/blog')
  await shopper.context().setOffline(true)
  await shopper.goto(`${ARTICLE}?from=letter`)
  await expect(offlineHeading(shopper)).toBeVisible()
  await expect(shopper).toHaveURL(/from=letter$/)
  await expect(shopper.getByRole('banner')).toHaveCSS('border-bottom-style', 'solid')
  await expectLegible(shopper, 'offline')
  await shopper.context().setOffline(false)
  await expect(articleHeading(shopper)).toBeVisible()
  await expect(shopper).toHaveURL(/from=letter$/)
})

test('a link leads to the same page while there is still no network, and on when there is', async ({
  shopper,
}) => {
  await openAndKeep(shopper, '/blog')
  await shopper.context().setOffline(true)
  await shopper.goto(ARTICLE)
  await shopper.getByRole('link', { name: 'Try again' }).click()
  await expect(offlineHeading(shopper)).toBeVisible()
  await expect(shopper).toHaveURL(new RegExp(`${ARTICLE}$`))
  // As when the site itself was out of reach: no event tells of its return.
  await shopper.addInitScript(() => {
    addEventListener('online', (event) => event.stopImmediatePropagation(), { capture: true })
  })
  await shopper.reload()
  await shopper.context().setOffline(false)
  await shopper.getByRole('link', { name: 'Try again' }).click()
  await expect(articleHeading(shopper)).toBeVisible()
})

test('nothing is kept but that page and its style sheets', async ({ shopper }) => {
  await openAndKeep(shopper, '/')
  for (const path of ['/blog', ARTICLE, '/products/quiet-magnesium']) await shopper.goto(path)
  const kept = await keptPaths(shopper)
  expect(kept).toContain('/offline')
  expect(kept.filter((path) => path !== '/offline' && !path.endsWith('.css'))).toEqual([])
})

test('no worker is registered by a page in a frame, which is a preview', async ({ shopper }) => {
  await shopper.addInitScript(() => {
    ServiceWorkerContainer.prototype.register = () => {
      document.documentElement.dataset.registers = 'yes'
      return Promise.reject(new Error('Only counted'))
    }
  })
  const hasLoaded = () =>
    performance
      .getEntriesByType('navigation')
      .every((entry) => entry instanceof PerformanceNavigationTiming && entry.loadEventEnd > 0)
  await shopper.goto(ARTICLE)
  await shopper.waitForFunction(hasLoaded)
  await expect(shopper.locator('html')).toHaveAttribute('data-registers', 'yes')
  await shopper.route('**/around', (route) =>
    route.fulfill({ contentType: 'text/html', body: `<iframe src="${ARTICLE}"></iframe>` }),
  )
  await shopper.goto('/around')
  const frame = shopper.frames().find((inner) => inner.url().endsWith(ARTICLE))
  await frame?.waitForFunction(hasLoaded)
  const root = shopper.frameLocator('iframe').locator('html')
  await expect(root).toHaveAttribute('lang', 'en')
  await expect(root).not.toHaveAttribute('data-registers')
})
