import { expect, type Page } from '@playwright/test'
import { runningStack } from '../support/stack.ts'
import { test } from '../support/test.ts'

const ARTICLE = '/blog/magnesium-and-sleep'
const PHONE = { width: 390, height: 844 }

const contentsOf = (page: Page) => page.getByRole('navigation', { name: 'In this article' })

test('the contents of an article follow its reader, back too', async ({ shopper }) => {
  await shopper.emulateMedia({ reducedMotion: 'reduce' })
  await shopper.goto(ARTICLE)
  const links = await contentsOf(shopper).getByRole('link').allInnerTexts()
  expect(links.length).toBeGreaterThan(3)
  const current = contentsOf(shopper).locator('[aria-current=location]')
  await expect(current).toHaveText(links[0] ?? '')
  for (const name of [...links, links[1] ?? '', links.at(-1) ?? '']) {
    await shopper
      .getByRole('heading', { name, level: 2 })
      .evaluate((heading) => heading.scrollIntoView())
    await expect(current).toHaveText(name)
    await expect(current).toHaveCSS('border-inline-start-style', 'solid')
  }
  await expect(contentsOf(shopper)).toBeInViewport()
  await shopper.evaluate(() => scrollTo(0, 0))
  await expect(current).toHaveText(links[0] ?? '')
})

test('the contents that a phone unfolds know where its reader is', async ({ shopper }) => {
  await shopper.emulateMedia({ reducedMotion: 'reduce' })
  await shopper.setViewportSize(PHONE)
  await shopper.goto(ARTICLE)
  await shopper.locator('summary', { hasText: 'In this article' }).click()
  const list = shopper.locator('details', { hasText: 'In this article' })
  await list.getByRole('link', { name: 'The upshot', exact: true }).click()
  const current = list.locator('[aria-current=location]')
  await expect(current).toHaveText('The upshot')
  await expect(current).toHaveCSS('border-inline-start-style', 'solid')
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('the browser marks by itself which section is being read', async ({ shopper }) => {
    await shopper.emulateMedia({ reducedMotion: 'reduce' })
    await shopper.goto(`${ARTICLE}#the-upshot`)
    const link = (name: string) => contentsOf(shopper).getByRole('link', { name, exact: true })
    await expect(link('The upshot')).toHaveCSS('border-inline-start-style', 'solid')
    await expect(link('What it cannot do alone')).toHaveCSS('border-inline-start-style', 'none')
  })
})

for (const path of [ARTICLE, '/products/quiet-magnesium'])
  test(`the address of ${path} is copied by a button, which says so`, async ({ shopper }) => {
    const origin = runningStack().storefront
    await shopper.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin })
    await shopper.goto(`${path}?from=a-letter#somewhere`)
    const share = shopper.getByRole('navigation', { name: 'Share this page' })
    const said = share.getByRole('status')
    await expect(said).toHaveText('')
    const button = share.getByRole('button', { name: 'Copy link' })
    await button.focus()
    // Until scripts run, it does nothing: it is there when a key is answered.
    await expect(async () => {
      await shopper.keyboard.press('Enter')
      await expect(said).toHaveText('Link copied', { timeout: 1_000 })
    }).toPass()
    expect(await shopper.evaluate(() => navigator.clipboard.readText())).toBe(`${origin}${path}`)
  })

test('a browser that lets nobody copy has the button say that', async ({ shopper }) => {
  await shopper.addInitScript(() =>
    Object.defineProperty(navigator, 'clipboard', { value: undefined }),
  )
  await shopper.goto(ARTICLE)
  const share = shopper.getByRole('navigation', { name: 'Share this page' })
  await expect(async () => {
    await share.getByRole('button', { name: 'Copy link' }).click()
    await expect(share.getByRole('status')).toHaveText('The link could not be copied.', {
      timeout: 1_000,
    })
  }).toPass()
})

test('an article is printed as text: nothing to press, answers unfolded, addresses of its sources written out', async ({
  shopper,
}) => {
  await shopper.emulateMedia({ media: 'print', colorScheme: 'dark' })
  await shopper.goto(ARTICLE)
  await expect(shopper.getByRole('heading', { level: 1 })).toBeVisible()
  for (const pressed of ['button', 'nav', 'input', '[role=dialog]', '.skip-link'])
    await expect(shopper.locator(`${pressed}:visible`), pressed).toHaveCount(0)
  await expect(shopper.locator('body')).toHaveCSS('background-color', 'rgb(255, 255, 255)')
  await expect(shopper.getByText(/^Mossrow makes and sells the products/)).toBeVisible()
  await expect(
    shopper.getByText(/^What you read here is general information/).first(),
  ).toBeVisible()
  const answers = await shopper.locator('details:has(summary:visible) > summary + *').all()
  expect(answers.length).toBeGreaterThan(2)
  for (const answer of answers) await expect(answer).toBeVisible()
  const sources = await shopper.locator('.citation a[href^="http"]').all()
  expect(sources.length).toBeGreaterThan(3)
  for (const source of sources) {
    const [title, href] = [await source.innerText(), await source.getAttribute('href')]
    await expect(source).toHaveAccessibleName(`${title} (${href})`)
  }
})
