import { AxeBuilder } from '@axe-core/playwright'
import { expect } from '@playwright/test'
import { test } from '../support/test.ts'

const WCAG_2_2_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

const PAGES = {
  home: '/',
  journal: '/blog',
  'an article': '/blog/magnesium-and-sleep',
  'a category': '/blog/category/sleep',
  'an author': '/blog/author/isolde-marrin',
  'a tag': '/blog/tag/magnesium',
  shop: '/products',
  'a product': '/products/quiet-magnesium',
  search: '/search',
  'what was found': '/search?q=magnesium',
  'nothing found': '/search?q=magneseum',
  'the newsletter': '/newsletter',
  'an address that is none': '/newsletter/invalid',
  'a link to confirm': '/newsletter/confirm',
  'a sign-up that was taken': '/newsletter/sent',
  'a page nobody has': '/blog/no-such-article',
}

const SCREENS = {
  'small phone': { width: 320, height: 640 },
  phone: { width: 390, height: 844 },
  desktop: { width: 1440, height: 900 },
}

for (const [name, path] of Object.entries(PAGES)) {
  test(`${name}: nothing stands in the way of a reader, light or dark, on phone or desktop`, async ({
    shopper,
  }) => {
    await shopper.goto(path)
    await expect(shopper.getByRole('heading', { level: 1 })).toBeVisible()
    for (const [screen, size] of Object.entries(SCREENS)) {
      await shopper.setViewportSize(size)
      const overflow = () => document.documentElement.scrollWidth - innerWidth
      expect.soft(await shopper.evaluate(overflow), `${path}, ${screen}, beyond its edge`).toBe(0)
      for (const colorScheme of ['light', 'dark'] as const) {
        // Without motion: colours in the middle of a transition are not what readers read.
        await shopper.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
        const { violations, passes } = await new AxeBuilder({ page: shopper })
          .withTags(WCAG_2_2_AA)
          .analyze()
        const found = violations.flatMap(({ id, help, nodes }) =>
          nodes.map(({ target, failureSummary }) => ({ id, help, target, failureSummary })),
        )
        expect.soft(found, `${path}, ${colorScheme}, ${screen}`).toEqual([])
        expect(passes.length, 'axe looked at something').toBeGreaterThan(10)
      }
    }
  })
}
