import { expect, type Locator } from '@playwright/test'
import { ONE_TRY, PATIENCE, type Studio } from '../support/studio.ts'
import { test } from '../support/test.ts'

const CATEGORY = 'category-sleep'
/** As the lake calls who signs in on this machine. */
const MARKETER = 'Local editor'

test('two editors in one document see in which field the other one is', async ({
  studio,
  colleague,
}) => {
  await studio.edit('category', CATEGORY)
  const theirs = await colleague.openStudio()
  await theirs.edit('category', CATEGORY)

  await test.step('one sees the other come into a field', async () => {
    await theirs.field('title').getByRole('textbox').click()
    await expectIn(studio, 'title', colleague.name)
  })

  await test.step('both are in it, and each sees the other', async () => {
    await studio.field('title').getByRole('textbox').click()
    await expectIn(theirs, 'title', MARKETER)
    await expectIn(studio, 'title', colleague.name)
  })

  await test.step('the other goes on to the next field', async () => {
    await theirs.field('description').getByRole('textbox').click()
    await expectIn(studio, 'description', colleague.name)
  })

  await test.step('and leaves', async () => {
    await theirs.page.goto('about:blank')
    await expect(avatars(studio, colleague.name)).toHaveCount(0, PATIENCE)
  })
})

/** Somebody's avatars on the open document. */
function avatars({ page }: Studio, name: string): Locator {
  const ofThem = page.locator('[data-ui="Avatar"]').and(page.getByTitle(name))
  return page.getByTestId('document-pane').locator(ofThem).filter({ visible: true })
}

/** Waits until somebody is shown at a field and nowhere else: the Studio draws them in a layer above the form. */
async function expectIn(studio: Studio, path: string, name: string): Promise<void> {
  await expect(async () => {
    const shown = await avatars(studio, name).all()
    const field = await studio.field(path).boundingBox()
    const boxes = await Promise.all(shown.map((avatar) => avatar.boundingBox(ONE_TRY)))
    expect(boxes.length, `avatars of ${name}`).toBeGreaterThan(0)
    for (const box of boxes) {
      const middle = box && box.y + box.height / 2
      expect(middle, `${name} at ${path}`).toBeGreaterThan(field?.y ?? Number.NaN)
      expect(middle, `${name} at ${path}`).toBeLessThan((field?.y ?? 0) + (field?.height ?? 0))
    }
  }).toPass(PATIENCE)
}
