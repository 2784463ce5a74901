import { expect, type Locator } from '@playwright/test'
import { PATIENCE, type Studio } from './studio.ts'

/** The tool in which a developer asks the lake whatever they like. */
export class Vision {
  readonly #root: Locator
  /** What the last question was answered with. */
  readonly result: Locator

  constructor(studio: Studio) {
    this.#root = studio.page.getByTestId('vision-root')
    this.result = studio.page.getByTestId('vision-result')
  }

  async open(studio: Studio): Promise<void> {
    await studio.openTool('vision')
    await expect(this.#root).toBeVisible(PATIENCE)
  }

  async ask(query: string, params?: Record<string, unknown>): Promise<void> {
    await this.#write('vision-query-editor', query)
    if (params) await this.#write('params-editor', JSON.stringify(params))
    await this.#press('Fetch')
  }

  /** Listens to what a query finds; the changes are shown as they come. */
  async listen(query: string): Promise<void> {
    await this.#write('vision-query-editor', query)
    await this.#press('Listen')
    await expect(this.#button('Stop')).toBeVisible(PATIENCE)
  }

  async stopListening(): Promise<void> {
    await this.#press('Stop')
  }

  async usePerspective(name: string): Promise<void> {
    await this.#root.getByTestId('perspective-selector').selectOption(name)
  }

  async #write(editor: 'vision-query-editor' | 'params-editor', text: string): Promise<void> {
    const content = this.#root.getByTestId(editor).locator('.cm-content')
    await content.fill(text)
    await expect(content).toHaveText(text)
  }

  async #press(name: 'Fetch' | 'Listen' | 'Stop'): Promise<void> {
    await this.#button(name).click()
  }

  #button(name: string): Locator {
    return this.#root.getByRole('button', { name, exact: true })
  }
}
