import { expect, type Page } from '@playwright/test'
import { test } from '../support/test.ts'

const ARTICLE = '/blog/magnesium-and-sleep'
const PAGES = ['/', '/blog', ARTICLE, '/products', '/products/quiet-magnesium']

/** What a page names in its head as pictures to load first. */
const preloaded = (page: Page) =>
  page.evaluate(() =>
    Array.from(
      document.head.querySelectorAll<HTMLLinkElement>('link[rel="preload"][as="image"]'),
      ({ imageSrcset, imageSizes, fetchPriority }) => ({ imageSrcset, imageSizes, fetchPriority }),
    ),
  )

/** Addresses of all that a page has loaded. */
const loaded = (page: Page) =>
  page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name))

for (const path of PAGES) {
  test(`the picture that ${path} opens with is preloaded, once, in a new format and the right size`, async ({
    shopper,
  }) => {
    await shopper.setViewportSize({ width: 412, height: 915 })
    await shopper.goto(path)
    const picture = shopper.locator('main picture img').first()
    await expect(picture).toHaveJSProperty('complete', true)
    const shown = await picture.evaluate((img: HTMLImageElement) => ({
      srcset: img.srcset,
      sizes: img.sizes,
      current: img.currentSrc,
      width: img.clientWidth * devicePixelRatio,
    }))
    expect(await preloaded(shopper)).toContainEqual({
      imageSrcset: shown.srcset,
      imageSizes: shown.sizes,
      fetchPriority: 'high',
    })
    const { pathname } = new URL(shown.current)
    const asked = (await loaded(shopper)).filter((url) => new URL(url).pathname === pathname)
    expect(asked).toEqual([shown.current])
    const chosen = Number(new URL(shown.current).searchParams.get('w'))
    expect(chosen).toBeGreaterThanOrEqual(shown.width)
    expect(chosen).toBeLessThan(shown.width * 1.5)
    const answer = await shopper.request.get(shown.current, { headers: { accept: 'image/avif' } })
    expect(answer.headers()['content-type']).toBe('image/avif')
  })
}

test('a link in sight fetches its page ahead, and none of its pictures', async ({ shopper }) => {
  await shopper.goto(ARTICLE)
  const [opening] = await preloaded(shopper)
  const ofArticle = new Set((opening?.imageSrcset ?? '').split(/ \d+w,? ?/).filter(Boolean))
  expect(ofArticle.size).toBeGreaterThan(2)
  const sentence = await shopper.locator('article .prose p').first().innerText()

  // The first answer is the route's, the next one holds its page.
  const fetched = shopper.waitForResponse(
    async (response) =>
      response.url().includes(`${ARTICLE}?_rsc=`) &&
      (await response.text()).includes(sentence.slice(0, 40)),
  )
  const asked: string[] = []
  shopper.on('request', (request) => asked.push(request.url()))
  await shopper.goto('/')
  const own = (await preloaded(shopper)).map(({ imageSrcset }) => imageSrcset)
  await fetched
  // What the page that was fetched wants at once, it has asked for when the browser has nothing left to do.
  await shopper.evaluate(() => new Promise((done) => requestIdleCallback(done)))
  await shopper.evaluate(() => new Promise((done) => requestIdleCallback(done)))
  const foreign = asked.filter(
    (url) => ofArticle.has(url) && !own.some((srcset) => srcset.includes(url)),
  )
  expect(foreign).toEqual([])
})
