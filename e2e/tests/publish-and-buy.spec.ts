import { fileURLToPath } from 'node:url'
import { expect, type Page, test } from '@playwright/test'
import { runningStack } from '../support/stack.ts'
import { Studio } from '../support/studio.ts'

const picture = fileURLToPath(new URL('../fixtures/nettle-tonic.png', import.meta.url))

const product = { name: 'Nettle Tonic', slug: 'nettle-tonic', price: '24.50', newPrice: '19.80' }
const post = {
  title: 'A week with nettles',
  slug: 'a-week-with-nettles',
  excerpt: 'Seven days of picking, drying and drinking the most generous weed in the garden.',
}

/** What a publish may take until the next request shows it. */
const FRESH = { timeout: 2_000, intervals: [100] }

test('a marketer publishes a post that sells a product, and a shopper reads it and buys', async ({
  browser,
}) => {
  test.setTimeout(300_000)
  const stack = runningStack()
  const marketer = await browser.newPage({ viewport: { width: 1440, height: 1100 } })
  const shopper = await browser.newPage({ baseURL: stack.storefront })
  const connections = watchConnections(shopper)
  const studio = new Studio(marketer, stack.studio)

  await test.step('the marketer is signed in by opening the Studio', () => studio.open())

  const productId = await test.step('creates a product with a picture and a price', async () => {
    await studio.create('product')
    await studio.fill('name', product.name)
    await studio.generateSlug(product.slug)
    await studio.fill('tagline', 'Spring greens, bottled.')
    const pictureDialog = await studio.addItem('gallery')
    await studio.upload(pictureDialog, picture)
    await studio.fillItem(pictureDialog, 'alt', 'A brown bottle with a leaf on its label')
    await studio.closeDialog(pictureDialog)
    await studio.showGroup('commerce')
    const variant = await studio.addItem('variants')
    await studio.fillItem(variant, 'name', '250 ml')
    await studio.fillItem(variant, 'sku', 'NET-250')
    await studio.fillItem(variant, 'price', product.price)
    await studio.closeDialog(variant)
    await studio.fill('purchase.url', 'https://shop.example.com/nettle-tonic')
    await studio.saved()
    return studio.documentId()
  })

  await test.step('whose draft no shopper sees', async () => {
    await expectStatus(shopper, `/products/${product.slug}`, 404)
    await shopper.goto('/products')
    await expect(shopper.getByRole('link', { name: product.name })).toHaveCount(0)
  })

  await test.step('and publishes it', async () => {
    await studio.publish()
    await expect.poll(() => status(shopper, `/products/${product.slug}`), FRESH).toBe(200)
  })

  const postId = await test.step('writes a post whose body holds the card', async () => {
    await studio.create('post')
    await studio.fill('title', post.title)
    await studio.generateSlug(post.slug)
    await studio.fill('excerpt', post.excerpt)
    await studio.upload(studio.imageInput(), picture)
    await studio.fill('coverImage.alt', 'A bottle of nettle tonic on a table')
    await studio.pickReference('author', 'Odile')
    await studio.field('categories').getByTestId('add-single-object-button').click()
    await studio.pickReference('categories', 'Nutrition')
    await studio.write('Nettles sting once and feed you for a week.')
    await studio.insertProductCard(product.name)
    await studio.saved()
    return studio.documentId()
  })

  await test.step('whose draft no shopper sees', async () => {
    await expectStatus(shopper, `/blog/${post.slug}`, 404)
    await shopper.goto('/blog')
    await expect(shopper.getByRole('link', { name: post.title })).toHaveCount(0)
    await shopper.goto(`/products/${product.slug}`)
    await expect(shopper.getByRole('link', { name: post.title })).toHaveCount(0)
  })

  await test.step('publishes it, and it leads the journal within two seconds', async () => {
    await studio.publish()
    await expect.poll(() => html(shopper, '/blog'), FRESH).toContain(post.title)
  })

  await test.step('the shopper reads it and follows the card to the product', async () => {
    await shopper.goto('/blog')
    await shopper.getByRole('link', { name: post.title }).first().click()
    await expect(shopper.getByRole('heading', { level: 1, name: post.title })).toBeVisible()
    await expect(shopper.getByText('Nettles sting once')).toBeVisible()
    const card = productCard(shopper)
    await expect(card).toContainText(product.price)
    await card.getByRole('link', { name: product.name }).first().click()
    await expect(shopper).toHaveURL(new RegExp(`/products/${product.slug}$`))
    await expect(shopper.getByRole('heading', { level: 1, name: product.name })).toBeVisible()
    await expect(shopper.getByRole('link', { name: 'Buy now' })).toHaveAttribute(
      'href',
      'https://shop.example.com/nettle-tonic',
    )
  })

  await test.step('finds the post listed there, and steps to the previous one', async () => {
    await shopper.getByRole('link', { name: post.title }).first().click()
    await expect(shopper).toHaveURL(new RegExp(`/blog/${post.slug}$`))
    const neighbours = shopper.getByRole('navigation', { name: 'Previous and next post' })
    const previous = neighbours.getByRole('link', { name: 'Previous post' })
    const label = await previous.textContent()
    await previous.click()
    await expect(shopper).not.toHaveURL(new RegExp(`/blog/${post.slug}$`))
    const heading = await shopper.getByRole('heading', { level: 1 }).textContent()
    expect(label).toContain(heading)
  })

  await test.step('a changed price stays a draft until it is published', async () => {
    await studio.edit('product', productId)
    await studio.showGroup('commerce')
    const variant = await studio.openItem('variants', '250 ml')
    await studio.fillItem(variant, 'price', product.newPrice)
    await studio.closeDialog(variant)
    await studio.saved()
    await shopper.goto(`/blog/${post.slug}`)
    await expect(productCard(shopper)).toContainText(product.price)
  })

  await test.step('then the article shows it within two seconds', async () => {
    await studio.publish()
    await expect.poll(() => html(shopper, `/blog/${post.slug}`), FRESH).toContain(product.newPrice)
    await shopper.goto(`/blog/${post.slug}`)
    await expect(productCard(shopper)).toContainText(product.newPrice)
    await expect(productCard(shopper)).not.toContainText(product.price)
  })

  await test.step('the unpublished post is gone, and the product stands', async () => {
    await studio.edit('post', postId)
    await studio.unpublish()
    await expect.poll(() => status(shopper, `/blog/${post.slug}`), FRESH).toBe(404)
    await expectStatus(shopper, `/products/${product.slug}`, 200)
    await expect(shopper.getByRole('link', { name: post.title })).toHaveCount(0)
    await shopper.goto('/blog')
    await expect(shopper.getByRole('link', { name: post.title })).toHaveCount(0)
  })

  expect(connections, 'no visitor holds a connection open').toEqual([])
})

function productCard(page: Page) {
  return page.getByRole('complementary', { name: product.name })
}

/** What one request is answered with, pictures aside. */
async function html(page: Page, path: string): Promise<string> {
  return (await page.request.get(path)).text()
}

async function status(page: Page, path: string): Promise<number> {
  return (await page.request.get(path)).status()
}

async function expectStatus(page: Page, path: string, expected: number): Promise<void> {
  const response = await page.goto(path)
  expect(response?.status(), path).toBe(expected)
}

/** Event streams and sockets that a page opens. */
function watchConnections(page: Page): string[] {
  const open: string[] = []
  page.on('websocket', (socket) => open.push(socket.url()))
  page.on('request', (request) => {
    if (request.resourceType() === 'eventsource') open.push(request.url())
  })
  return open
}
