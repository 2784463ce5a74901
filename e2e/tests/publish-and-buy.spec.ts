import { fileURLToPath } from 'node:url'
import { expect, type Page } from '@playwright/test'
import { ArticleEditor } from '../support/article-editor.ts'
import { publishFresh } from '../support/freshness.ts'
import { askAsNobody, removeBySlug } from '../support/lake.ts'
import {
  expectStatus,
  expectUnseen,
  FRESH,
  html,
  status,
  watchConnections,
} from '../support/shopper.ts'
import { test } from '../support/test.ts'

const picture = fileURLToPath(new URL('../fixtures/nettle-tonic.png', import.meta.url))

const product = {
  name: 'Nettle Tonic',
  slug: 'nettle-tonic',
  path: '/products/nettle-tonic',
  price: '24.50',
  newPrice: '19.80',
  shop: 'https://shop.example.com/nettle-tonic?from=journal',
}
const post = {
  title: 'A week with nettles',
  slug: 'a-week-with-nettles',
  path: '/blog/a-week-with-nettles',
  excerpt: 'Seven days of picking, drying and drinking the most generous weed in the garden.',
}

test.afterEach(() => removeBySlug(product.slug, post.slug))

test('a marketer publishes a post that sells a product, and a shopper reads it and buys', async ({
  studio,
  shopper,
}) => {
  // The longest way of all: three times the time, where a machine has much else to do.
  test.slow()
  const connections = watchConnections(shopper)

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
    await studio.fill('purchase.url', product.shop)
    await studio.saved()
    return studio.documentId()
  })

  await test.step('whose draft no shopper sees', () =>
    expectUnseen(shopper, { ...product, title: product.name }))

  await test.step('and publishes it: it is in the shop within two seconds', () =>
    publishFresh(
      studio,
      'new product at its address',
      async () => (await status(shopper, product.path)) === 200,
    ))

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
    const article = new ArticleEditor(studio)
    await article.write('Nettles sting once and feed you for a week.')
    await article.insertProductCard(product.name)
    await studio.saved()
    return studio.documentId()
  })

  await test.step('whose draft no shopper sees', () => expectUnseen(shopper, post, [product.path]))

  await test.step('publishes it, and it leads the journal within two seconds', () =>
    publishFresh(studio, 'new post on /blog', async () =>
      (await html(shopper, '/blog')).includes(post.title),
    ))

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
  })

  await test.step('follows the link to where it is sold, and comes back', async () => {
    await shopper.route(`${new URL(product.shop).origin}/**`, (route) =>
      route.fulfill({ contentType: 'text/html', body: '<h1>Your basket</h1>' }),
    )
    const buy = shopper.getByRole('link', { name: 'Buy now' })
    await expect(buy).toHaveAttribute('rel', /\bnoopener\b/)
    await expect(shopper.getByText('finish the order at shop.example.com')).toBeVisible()
    await buy.click()
    await expect(shopper.getByRole('heading', { name: 'Your basket' })).toBeVisible()
    expect(shopper.url()).toBe(product.shop)
    await shopper.goBack()
    await expect(shopper.getByRole('heading', { level: 1, name: product.name })).toBeVisible()
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
    for (const path of ['/', '/products', product.path, post.path])
      expect(await html(shopper, path), path).not.toContain(product.newPrice)
    expect(await askAsNobody('*[variants[].price == $price]', { price: 19.8 })).toEqual([])
    await shopper.goto(post.path)
    await expect(productCard(shopper)).toContainText(product.price)
  })

  await test.step('then the article shows it within two seconds', async () => {
    await publishFresh(studio, 'new price in the article', async () =>
      (await html(shopper, post.path)).includes(product.newPrice),
    )
    await shopper.goto(post.path)
    await expect(productCard(shopper)).toContainText(product.newPrice)
    await expect(productCard(shopper)).not.toContainText(product.price)
  })

  await test.step('the unpublished post is gone, and the product stands', async () => {
    await studio.edit('post', postId)
    await studio.unpublish()
    await expect.poll(() => status(shopper, post.path), FRESH).toBe(404)
    await expectUnseen(shopper, post, [product.path])
    await expectStatus(shopper, product.path, 200)
  })

  expect(connections, 'no visitor holds a connection open').toEqual([])
})

function productCard(page: Page) {
  return page.getByRole('complementary', { name: product.name })
}
