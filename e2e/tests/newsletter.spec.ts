import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { askAsNobody, askForAll, store } from '../support/lake.ts'
import { runningStack } from '../support/stack.ts'
import { test } from '../support/test.ts'

/** The links of the one letter to an address, as the outbox has it. */
async function linksTo(email: string): Promise<string[]> {
  const outbox = join(runningStack().stateFolder, 'outbox')
  for (const file of await readdir(outbox).catch(() => [])) {
    if (!file.endsWith('.eml')) continue
    const letter = await readFile(join(outbox, file), 'utf8')
    if (!letter.includes(`To: ${email}`)) continue
    const html = await readFile(join(outbox, file.replace(/eml$/, 'html')), 'utf8').catch(() => '')
    return [...html.matchAll(/href="([^"]+)"/g)].map(([, href]) => href ?? '')
  }
  return []
}

test('a reader without scripts signs up below an article, confirms by the letter, and leaves', async ({
  browser,
}, { retry }) => {
  const { storefront } = runningStack()
  // Whoever was written to a moment ago gets no second letter.
  const email = `nettle${retry}@example.com`
  const status = () => askForAll(`*[email == "${email}"][0].status`)
  const context = await browser.newContext({
    baseURL: storefront,
    javaScriptEnabled: false,
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()

  await page.goto('/blog/magnesium-and-sleep')
  const form = page.getByRole('complementary', { name: 'Letters from Mossrow' })
  await form.getByLabel('Your e-mail address').fill('nettle@localhost')
  await form.getByRole('button', { name: 'Sign up' }).press('Enter')
  const field = page.getByRole('main').getByLabel('Your e-mail address')
  await expect(field).toHaveAccessibleDescription(/This is no e-mail address yet/)
  await expect(field).toHaveValue('nettle@localhost')

  await field.fill(email)
  await page.getByRole('main').getByRole('button', { name: 'Sign up' }).press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Look into your inbox')
  await expect.poll(() => linksTo(email)).toHaveLength(2)
  const [confirm = '', unsubscribe = ''] = await linksTo(email)

  await page.goto(confirm)
  expect(await status()).toBe('pending')
  await page.getByRole('button', { name: 'Confirm my address' }).press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('You are on the list')
  expect(await status()).toBe('confirmed')
  expect(await askAsNobody('*[_type == "newsletterSubscriber"]')).toEqual([])

  await page.goto(unsubscribe)
  expect(await status()).toBe('confirmed')
  await page.getByRole('button', { name: 'Leave the list' }).press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('You have left the list')
  expect(await status()).toBe('unsubscribed')
  await context.close()
})

test('the Studio lists subscribers, to be read and deleted but not changed', async ({ studio }) => {
  const email = 'tansy@example.com'
  await store({
    _id: 'newsletter.7a257900000000000000000000000000',
    _type: 'newsletterSubscriber',
    email,
    status: 'unsubscribed',
    requestedAt: new Date().toISOString(),
    unsubscribedAt: new Date().toISOString(),
    unsubscribeToken: 'no link has it',
  })
  await studio.openList('newsletter;left')
  await studio.page.getByRole('option').filter({ hasText: email }).getByRole('link').click()
  const address = studio.field('email').getByRole('textbox')
  await expect(address).toHaveValue(email)
  await expect(address).not.toBeEditable()
})
