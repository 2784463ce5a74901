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

test('letters beyond Latin-1 come from the fonts of the site, for a page that holds one', async ({
  shopper,
}) => {
  await shopper.goto('/blog')
  const faces = () =>
    shopper.evaluate(() =>
      Array.from(document.fonts)
        .filter(({ family }) => family.startsWith('Fraunces Ext'))
        .map(({ status }) => status)
        .toSorted(),
    )
  await expect.poll(faces).toEqual(['unloaded'])
  await shopper.locator('h1').evaluate((heading) => {
    heading.textContent = 'Łódź'
  })
  await expect.poll(faces).toEqual(['loaded'])
})
