import { expect, type Locator } from '@playwright/test'
import type { Studio } from './studio.ts'

type Block =
  | 'Product card'
  | 'Picture'
  | 'Callout'
  | 'Comparison of products'
  | 'Questions and answers'

/** The Portable Text editor of the open post: what a writer places in an article. */
export class ArticleEditor {
  readonly #studio: Studio
  readonly #field: Locator

  constructor(studio: Studio) {
    this.#studio = studio
    this.#field = studio.field('body')
  }

  /** Types at the end of the article. */
  async write(text: string): Promise<void> {
    const editor = this.#field.getByRole('textbox')
    this.#studio.edits()
    // A popover that has just closed may still take the cursor back to where it was opened.
    await expect(async () => {
      await editor.click()
      await this.#studio.page.keyboard.press('ControlOrMeta+End')
      await expect.poll(() => editor.evaluate(cursorIsAtTheEnd), { timeout: 2_000 }).toBe(true)
    }).toPass()
    await this.#studio.page.keyboard.type(text)
    const written = async () => (await editor.textContent())?.replace(/[\s\uFEFF]+$/, '')
    await expect.poll(async () => (await written())?.endsWith(text.trimEnd())).toBe(true)
  }

  /** Places a product's card after the cursor. */
  async insertProductCard(product: string): Promise<void> {
    const dialog = await this.#insert('Product card')
    await this.#studio.pickReference('body[', product)
    await this.#close(dialog, product)
  }

  async insertCallout(tone: 'Note' | 'Tip' | 'Warning', heading: string, text: string) {
    const dialog = await this.#insert('Callout')
    await dialog.getByLabel(tone, { exact: true }).check()
    await this.#studio.fillItem(dialog, 'title', heading)
    await this.#studio.fillItem(dialog, 'text', text)
    await this.#close(dialog, heading)
  }

  async insertPicture(file: string, alt: string, caption: string): Promise<void> {
    const dialog = await this.#insert('Picture')
    await this.#studio.upload(dialog, file)
    await this.#studio.fillItem(dialog, 'alt', alt)
    await this.#studio.fillItem(dialog, 'caption', caption)
    await this.#close(dialog, caption)
  }

  async insertComparison(heading: string, products: readonly string[]): Promise<void> {
    const dialog = await this.#insert('Comparison of products')
    await this.#studio.fillItem(dialog, 'title', heading)
    for (const product of products) {
      await dialog.getByTestId('add-single-object-button').click()
      await this.#studio.pickReference('body[', product)
    }
    await this.#close(dialog, heading)
  }

  async insertQuestions(
    heading: string,
    items: readonly { question: string; answer: string }[],
  ): Promise<void> {
    const dialog = await this.#insert('Questions and answers')
    await this.#studio.fillItem(dialog, 'title', heading)
    for (const { question, answer } of items) {
      await dialog.getByTestId('add-single-object-button').click()
      const entry = this.#studio.page.getByTestId('nested-object-dialog').last()
      await this.#studio.fillItem(entry, 'question', question)
      await this.#studio.fillItem(entry, 'answer', answer)
      // Closing an entry closes the block as well: the way back to it is the path above the form.
      await entry.getByRole('button', { name: heading }).click()
      await expect(dialog.getByText(question)).toBeVisible()
    }
    await this.#close(dialog, heading)
  }

  /** Places the number of one of the post's sources at the cursor. */
  async insertSource(label: RegExp): Promise<void> {
    await this.#choose('Source')
    const popover = this.#studio.page.getByTestId('popover-edit-dialog')
    const choice = popover.getByRole('combobox')
    this.#studio.edits()
    const option = choice.getByRole('option', { name: label })
    await choice.selectOption((await option.textContent()) ?? '')
    await popover.getByTestId('close-popover-edit-dialog-button').click()
    await expect(popover).toBeHidden()
    await expect(this.#field.getByText('[1]')).toBeVisible()
  }

  async #insert(block: Block): Promise<Locator> {
    await this.#choose(block)
    const dialog = this.#studio.page.getByTestId('nested-object-dialog').first()
    await expect(dialog).toBeVisible()
    return dialog
  }

  async #choose(block: Block | 'Source'): Promise<void> {
    this.#studio.edits()
    const button = this.#field.getByRole('button', { name: `Insert ${block}` })
    // In a narrow pane the bar keeps what does not fit in a menu.
    if (await button.isVisible()) return button.click()
    await this.#field.getByTestId('insert-menu-button').click()
    await this.#studio.page.getByRole('menuitem', { name: `Insert ${block}` }).click()
  }

  async #close(dialog: Locator, shown: string): Promise<void> {
    await this.#studio.closeDialog(dialog)
    await expect(this.#field.getByTestId('pte-block-object').last()).toContainText(shown)
  }
}

/** Whether nothing but white space follows the cursor in an editor. */
function cursorIsAtTheEnd(editor: HTMLElement | SVGElement): boolean {
  const selection = getSelection()
  if (!selection?.isCollapsed || !editor.contains(selection.focusNode)) return false
  const rest = document.createRange()
  rest.selectNodeContents(editor)
  rest.setStart(selection.focusNode ?? editor, selection.focusOffset)
  return !/[^\s\uFEFF]/.test(rest.toString())
}
