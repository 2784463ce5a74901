import { expect } from '@playwright/test'
import { expectLegible } from '../support/legibility.ts'
import { TEMPLATES } from '../support/templates.ts'
import { test } from '../support/test.ts'

for (const [name, path] of Object.entries(TEMPLATES)) {
  test(`${name}: nothing stands in the way of a reader, light or dark, on phone or desktop, or zoomed`, async ({
    shopper,
  }) => {
    await shopper.goto(path)
    await expect(shopper.getByRole('heading', { level: 1 })).toBeVisible()
    await expectLegible(shopper, path)
  })
}
