import { expect, type Locator } from '@playwright/test'
import { ONE_TRY, PATIENCE, type Studio } from './studio.ts'

/** The panel beside the form that tells what has become of the open document, and through whom. */
export class HistoryPanel {
  readonly #studio: Studio

  constructor(studio: Studio) {
    this.#studio = studio
  }

  /** Opens the panel at one of its tabs. */
  async open(tab: 'History' | 'Review changes'): Promise<void> {
    const { page } = this.#studio
    const button = page.getByRole('tab', { name: tab })
    await expect(async () => {
      if (!(await button.isVisible())) {
        await page.getByTestId('pane-footer-document-status').click(ONE_TRY)
      }
      await button.click(ONE_TRY)
      await expect(button).toHaveAttribute('aria-selected', 'true', ONE_TRY)
    }).toPass(PATIENCE)
    await expect(this.#panel(tab).getByTestId('review-changes-pane')).toBeVisible(PATIENCE)
  }

  /** The steps of the document's life that say `what`, newest first. */
  steps(what: string | RegExp): Locator {
    return this.#panel('History').getByTestId('timeline-item-button').filter({ hasText: what })
  }

  /** The words that a change has brought into the document. */
  added(words: string): Locator {
    return this.#panel('Review changes').locator('ins').filter({ hasText: words })
  }

  /** Who made a change: the name that the Studio shows beside the pointer. */
  async expectAuthor(change: Locator, name: string): Promise<void> {
    await expect(async () => {
      // Away and back: the panel may have been drawn anew under the pointer.
      await this.#studio.page.mouse.move(0, 0)
      await change.hover(ONE_TRY)
      await expect(this.#studio.page.locator('[data-ui="Tooltip"]').getByText(name)).toBeVisible(
        ONE_TRY,
      )
    }).toPass(PATIENCE)
  }

  /** Takes back the change that is shown with these words. */
  async revert(words: string): Promise<void> {
    const { page } = this.#studio
    const change = page
      .locator('[data-ui="field-diff-inspect-wrapper"]')
      .filter({ has: page.locator('ins', { hasText: words }) })
    const confirm = page.getByTestId('confirm-popover-confirm-button')
    await expect(async () => {
      if (!(await confirm.isVisible())) {
        await change.hover(ONE_TRY)
        await change.getByTestId(/^single-change-revert-button-/).click(ONE_TRY)
      }
      this.#studio.edits()
      await confirm.click(ONE_TRY)
    }).toPass(PATIENCE)
  }

  #panel(tab: 'History' | 'Review changes'): Locator {
    return this.#studio.page.locator(tab === 'History' ? '#history-panel' : '#review-panel')
  }
}
