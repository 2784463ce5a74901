import { expect, type Page, type WebSocket } from '@playwright/test'
import { discardDrafts, storedDocument } from '../support/lake.ts'
import { html } from '../support/shopper.ts'
import { runningStack } from '../support/stack.ts'
import { Studio } from '../support/studio.ts'
import { test } from '../support/test.ts'

const POST = 'post-drying-herbs'
const AUTHOR = 'person-odile-sarpong'

test.afterEach(() => discardDrafts(POST, AUTHOR))

test('two tabs see each other type, with documents side by side and nothing starved', async ({
  studio: first,
  shopper,
}) => {
  const second = new Studio(await first.page.context().newPage(), runningStack().studio)
  for (const { page } of [first, second]) await page.setViewportSize({ width: 1700, height: 1000 })
  const streams = [watchStreams(first.page), watchStreams(second.page)]

  await test.step('one tab holds a post and its author side by side, the other the post', async () => {
    await first.edit('post', POST)
    const author = first.page.getByTestId('form-view').getByRole('link', { name: 'Odile Sarpong' })
    await author.click()
    await expect(first.page.getByTestId('document-pane')).toHaveCount(2)
    await second.edit('post', POST)
  })

  const original = await titleOf(second.page).inputValue()
  const changed = `${original}, slowly`

  await test.step('what the first types, the second sees', async () => {
    await titleOf(first.page).fill(changed)
    await expect(titleOf(second.page)).toHaveValue(changed)
  })

  await test.step('and readers do not', async () => {
    await expect.poll(async () => (await storedDocument(`drafts.${POST}`))?.title).toBe(changed)
    const page = await html(shopper, '/blog/drying-herbs')
    expect(page).toContain(original)
    expect(page).not.toContain(changed)
  })

  await test.step('and the other way round', async () => {
    await titleOf(second.page).fill(original)
    await expect(titleOf(first.page)).toHaveValue(original)
  })

  await test.step('while the side pane saves, and the list beside it searches', async () => {
    const role = 'Herbalist, writer and gardener'
    await first.fill('role', role)
    await expect.poll(async () => (await storedDocument(`drafts.${AUTHOR}`))?.role).toBe(role)
    await first.page.getByPlaceholder('Search list').fill('magnesium')
    const list = first.page.getByTestId('document-list-pane')
    await expect(list.getByText('Hanging the summer up to dry')).toHaveCount(0)
    await expect(list.getByText(/magnesium/i).first()).toBeVisible()
  })

  for (const { shared, outside } of streams) {
    expect(shared.size, 'one socket a tab carries them').toBe(1)
    expect(outside, 'no event stream beside it').toEqual([])
  }
  await second.page.close()
})

function titleOf(page: Page) {
  return page.getByTestId('field-title').getByRole('textbox')
}

/** A tab's open shared sockets, and event streams outside: each of those holds one of six connections. */
function watchStreams(page: Page): { shared: Set<WebSocket>; outside: string[] } {
  const shared = new Set<WebSocket>()
  const outside: string[] = []
  page.on('websocket', (socket) => {
    if (!socket.url().endsWith('/v1/streams')) return
    shared.add(socket)
    socket.on('close', () => shared.delete(socket))
  })
  page.on('request', (request) => {
    // Sockets of the page that is left end with it, of which Playwright does not tell.
    if (request.isNavigationRequest() && request.frame() === page.mainFrame()) shared.clear()
    if (/\/data\/(listen|live)\//.test(request.url())) outside.push(request.url())
  })
  return { shared, outside }
}
