import { expect } from '@playwright/test'
import { test } from '../support/test.ts'

const PHONES = [320, 360, 375, 390, 430]

test('on a phone, a compared product is cut at the edge, so that it is seen that there are more', async ({
  shopper,
}) => {
  await shopper.goto('/blog/magnesium-and-sleep')
  const table = shopper.getByRole('table', { name: 'Three quiet things for the evening' })
  const products = await table.getByRole('columnheader').all()
  expect(products).toHaveLength(3)
  for (const width of PHONES) {
    await shopper.setViewportSize({ width, height: 844 })
    const boxes = await Promise.all(products.map((product) => product.boundingBox()))
    // Enough of it to be seen, too little to look complete.
    const cut = boxes.filter(
      (box) => box && box.x + 32 <= width && box.x + (box.width * 2) / 3 >= width,
    )
    expect(cut, `${width} pixels wide: ${JSON.stringify(boxes)}`).toHaveLength(1)
  }
})

test('two compared products share a phone, and three a desktop, without sliding', async ({
  shopper,
}) => {
  for (const [path, width] of [
    ['/blog/complete-plant-protein', 390],
    ['/blog/magnesium-and-sleep', 1440],
  ] as const) {
    await shopper.setViewportSize({ width, height: 900 })
    await shopper.goto(path)
    const table = shopper.getByRole('table').filter({ has: shopper.getByRole('columnheader') })
    const room = await table
      .first()
      .evaluate((element) => [element.scrollWidth, element.parentElement?.clientWidth])
    expect(room[0], path).toBe(room[1])
  }
})
