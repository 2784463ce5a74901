import { expect } from '@playwright/test'
import { chooseFrom } from './menu.ts'
import { runningStack } from './stack.ts'
import { ONE_TRY, PATIENCE, type Studio } from './studio.ts'

/** Copies fields and whole documents from one form into another, through the clipboard of the browser. */
export class Clipboard {
  readonly #studio: Studio

  private constructor(studio: Studio) {
    this.#studio = studio
  }

  /** Allows the Studio to use the clipboard, as one does when the browser asks. */
  static async allow(studio: Studio): Promise<Clipboard> {
    const permissions = ['clipboard-read', 'clipboard-write']
    await studio.page.context().grantPermissions(permissions, { origin: runningStack().studio })
    return new Clipboard(studio)
  }

  async copyField(path: string): Promise<void> {
    await this.#copy(() => this.#chooseAtField(path, 'Copy field'))
  }

  async pasteField(path: string): Promise<void> {
    await this.#chooseAtField(path, 'Paste field')
  }

  async copyDocument(): Promise<void> {
    await this.#copy(() => chooseFrom(this.#studio.documentMenu(), 'Copy document'))
  }

  async pasteDocument(): Promise<void> {
    await chooseFrom(this.#studio.documentMenu(), 'Paste document')
  }

  /** A field's own menu shows while the pointer is over the field. */
  #chooseAtField(path: string, entry: string): Promise<void> {
    const field = this.#studio.field(path)
    const menu = field.getByTestId('field-actions-trigger').first()
    return chooseFrom(menu, entry, () => field.hover(ONE_TRY))
  }

  /** Waits until the clipboard holds what was copied: the Studio does not say. */
  async #copy(act: () => Promise<void>): Promise<void> {
    const { page } = this.#studio
    const before = 'Nothing is copied yet.'
    await page.evaluate((text) => navigator.clipboard.writeText(text), before)
    await act()
    await expect
      .poll(() => page.evaluate(() => navigator.clipboard.readText()), PATIENCE)
      .not.toBe(before)
  }
}
