import { expect, type Locator } from '@playwright/test'
import { ONE_TRY, PATIENCE } from './studio.ts'

/** Chooses an entry of a menu; `reach` does what makes the menu's button show. */
export async function chooseFrom(
  menu: Locator,
  entry: string,
  reach: () => Promise<void> = async () => {},
): Promise<void> {
  const item = menu.page().getByRole('menuitem', { name: entry })
  // While the Studio still learns about the document, its menus are drawn again and close.
  await expect(async () => {
    if (!(await item.isVisible())) {
      await reach()
      await menu.click(ONE_TRY)
    }
    await item.click(ONE_TRY)
  }).toPass(PATIENCE)
}
