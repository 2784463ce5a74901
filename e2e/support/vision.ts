import { expect, type Locator } from '@playwright/test'
import { ONE_TRY, PATIENCE, type Studio } from './studio.ts'

/** The tool in which a developer asks the lake whatever they like. */
export class Vision {
  readonly #studio: Studio
  readonly #root: Locator
  readonly #result: Locator

  constructor(studio: Studio) {
    this.#studio = studio
    this.#root = studio.page.getByTestId('vision-root')
    this.#result = studio.page.getByTestId('vision-result')
  }

  async open(): Promise<void> {
    await this.#studio.openTool('vision')
    await expect(this.#root).toBeVisible(PATIENCE)
  }

  async usePerspective(name: string): Promise<void> {
    await this.#root.getByTestId('perspective-selector').selectOption(name)
  }

  async writeParams(params: Record<string, unknown>): Promise<void> {
    await this.#write('params-editor', JSON.stringify(params))
  }

  async writeQuery(query: string): Promise<void> {
    await this.#write('vision-query-editor', query)
  }

  /** Asks until the answer is as expected: parameters are read a moment after they were typed. */
  async expectAnswer(answer: RegExp): Promise<void> {
    await expect(async () => {
      await this.#press('Fetch')
      await expect(this.#result).toContainText(answer, ONE_TRY)
    }).toPass(PATIENCE)
  }

  /** Listens to what the query finds, and waits until a change that is made meanwhile is shown. */
  async expectHeard(change: () => Promise<void>, shown: string): Promise<void> {
    await this.#press('Listen')
    await expect(async () => {
      await change()
      await expect(this.#result).toContainText(shown, ONE_TRY)
    }).toPass(PATIENCE)
    await this.#press('Stop')
  }

  async #write(editor: 'vision-query-editor' | 'params-editor', text: string): Promise<void> {
    const { keyboard } = this.#studio.page
    const content = this.#root.getByTestId(editor).locator('.cm-content')
    await content.click()
    await keyboard.press('ControlOrMeta+A')
    // At once: the editor closes each bracket that is typed by itself.
    await keyboard.insertText(text)
    await expect(content).toHaveText(text)
  }

  async #press(name: 'Fetch' | 'Listen' | 'Stop'): Promise<void> {
    await this.#root.getByRole('button', { name, exact: true }).click()
  }
}
