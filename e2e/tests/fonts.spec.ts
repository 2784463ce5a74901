import { expect } from '@playwright/test'
import { test } from '../support/test.ts'

test('an article is set in the fonts of the site, and asks for no other', async ({ shopper }) => {
  await shopper.goto('/blog/magnesium-and-sleep')
  const faces = await shopper.evaluate(async () => {
    await document.fonts.ready
    // A fallback is a font of the reader's own machine, which may not have it.
    return Array.from(document.fonts, ({ family, status }) => ({ family, status })).filter(
      ({ family }) => !family.endsWith(' Fallback'),
    )
  })
  expect(faces.filter(({ status }) => status === 'error')).toEqual([])
  const used = faces.filter(({ status }) => status === 'loaded').map(({ family }) => family)
  expect(used.toSorted()).toEqual([
    'displayFont',
    'interfaceFont',
    'textFont',
    'textItalicFont',
    'textStrongFont',
  ])
})

test('accented and other letters come from the fonts of the site, for a page that holds one', async ({
  shopper,
}) => {
  await shopper.goto('/blog')
  const loaded = () =>
    shopper.evaluate(() =>
      Array.from(document.fonts)
        .filter(({ family, status }) => family.includes('Fraunces Ext') && status === 'loaded')
        .map(({ unicodeRange }) => (/U\+BF-D6/i.test(unicodeRange) ? 'accented' : 'beyond')),
    )
  const heading = shopper.locator('h1')
  const write = (text: string) =>
    heading.evaluate((element, words) => {
      element.textContent = words
    }, text)
  await shopper.evaluate(() => document.fonts.ready)
  expect(await loaded()).toEqual([])
  await write('Crème')
  await expect.poll(loaded).toEqual(['accented'])
  await write('Łuk')
  await expect.poll(loaded).toEqual(['accented', 'beyond'])
})
