import { expect, type Locator, type Page } from '@playwright/test'

/** A marketer at the real Studio: what they can do, by what they see. */
export class Studio {
  readonly page: Page
  readonly #url: string

  constructor(page: Page, url: string) {
    this.page = page
    this.#url = url
  }

  /** Opens the Studio; on a local lake it signs in by itself. */
  async open(): Promise<void> {
    await this.page.goto(this.#url)
    await expect(this.page.getByTestId('structure-tool-list-pane')).toBeVisible({ timeout: 60_000 })
  }

  /** Starts a new document of a type and waits for its form. */
  async create(type: string): Promise<void> {
    await this.page.goto(`${this.#url}/intent/create/template=${type};type=${type}/`)
    await this.#formIsReady()
  }

  /** Opens an existing document by its published id. */
  async edit(type: string, id: string): Promise<void> {
    await this.page.goto(`${this.#url}/intent/edit/id=${id};type=${type}/`)
    await this.#formIsReady()
  }

  /** A field of the open form or dialog by its path, such as `name`. */
  field(path: string): Locator {
    return this.page.getByTestId(`field-${path}`)
  }

  async fill(path: string, value: string): Promise<void> {
    const input = this.field(path).getByRole('textbox')
    await input.fill(value)
    await expect(input).toHaveValue(value)
  }

  /** The picture input of the open form: image fields carry no test id of their own. */
  imageInput(): Locator {
    return this.page.getByTestId('form-view').getByTestId('image-input').first()
  }

  async generateSlug(expected: string): Promise<void> {
    const field = this.field('slug')
    await field.getByRole('button', { name: 'Generate' }).click()
    await expect(field.getByRole('textbox')).toHaveValue(expected)
  }

  async showGroup(name: string): Promise<void> {
    await this.page.getByTestId(`group-tab-${name}`).click()
  }

  /** Adds an entry to an array of one type and gives the dialog that edits it. */
  async addItem(path: string): Promise<Locator> {
    await this.field(path).getByTestId('add-single-object-button').click()
    const dialog = this.page.getByTestId('nested-object-dialog')
    await expect(dialog).toBeVisible()
    return dialog
  }

  /** Opens an entry of an array by the text it is shown with. */
  async openItem(path: string, text: string): Promise<Locator> {
    await this.field(path).getByText(text).click()
    const dialog = this.page.getByTestId('nested-object-dialog')
    await expect(dialog).toBeVisible()
    return dialog
  }

  /** Fills the field `name` of the entry that a dialog edits. */
  async fillItem(dialog: Locator, name: string, value: string): Promise<void> {
    const input = dialog.locator(`[data-testid$="].${name}"]`).locator('input, textarea').first()
    await input.fill(value)
    await expect(input).toHaveValue(value)
  }

  /** Waits until everything typed is in the lake. */
  async saved(): Promise<void> {
    await expect(this.page.getByTestId('pane-footer')).toContainText(/saved|edited/i, {
      timeout: 20_000,
    })
    await expect(this.page.getByTestId('pane-footer')).not.toContainText(/saving/i)
  }

  async closeDialog(dialog: Locator): Promise<void> {
    await dialog.getByRole('button', { name: 'Close' }).click()
    await expect(dialog).toBeHidden()
  }

  /** Uploads a picture into the image input below `scope` and waits until it is shown. */
  async upload(scope: Locator, file: string): Promise<void> {
    const [chooser] = await Promise.all([
      this.page.waitForEvent('filechooser'),
      scope.getByTestId('file-input-upload-button-sanity-default').click(),
    ])
    await chooser.setFiles(file)
    const picture = scope.locator('img[src*="/images/"]').first()
    await expect(picture).toBeVisible({ timeout: 30_000 })
  }

  /** Picks a document by its title in the reference input whose path begins with `path`. */
  async pickReference(path: string, title: string): Promise<void> {
    const input = this.page.locator(`[role="combobox"][id^="${path}"]`)
    await input.fill(title)
    const results = this.page.locator(
      `[id=${JSON.stringify(await input.getAttribute('aria-owns'))}]`,
    )
    await results.getByRole('option').filter({ hasText: title }).first().click()
    await expect(input).toBeHidden()
  }

  /** Publishes the open document; resolves with the time of the click once the Studio says so. */
  async publish(): Promise<number> {
    const publish = this.page.getByTestId('action-publish')
    const status = this.page.getByTestId('pane-footer')
    let clickedAt = Number.NaN
    // The button rests while validation runs, and a click in that instant is dropped.
    await expect(async () => {
      if (await publish.isEnabled()) {
        clickedAt = performance.now()
        await publish.click({ timeout: 2_000 })
      }
      await expect(status).toContainText('published', { timeout: 3_000 })
    }).toPass({ timeout: 40_000 })
    return clickedAt
  }

  /** Takes the open document down: the Studio offers it where the published version is shown. */
  async unpublish(): Promise<void> {
    const published = this.page.getByTestId('document-header-Published-chip')
    await published.click()
    await this.page.getByTestId('pane-footer').getByRole('button', { name: 'Unpublish' }).click()
    await this.page.getByTestId('confirm-button').click()
    await expect(published).toBeDisabled({ timeout: 20_000 })
  }

  /**
   * Chooses an entry of the menu beside Publish and confirms it, after a look at the dialog that asks
   * whether one is sure.
   */
  async act(
    action: 'Discard changes' | 'Delete',
    confirmation: string,
    look: (dialog: Locator) => Promise<void> = async () => {},
  ): Promise<void> {
    const dialog = this.page.getByRole('dialog')
    // While the Studio still learns about the document, menu and dialog are drawn again and close.
    await expect(async () => {
      if (!(await dialog.isVisible())) {
        const menu = this.page.getByRole('button', { name: 'Open document actions' })
        await menu.click({ timeout: 2_000 })
        await this.page.getByRole('menuitem', { name: action }).click({ timeout: 2_000 })
      }
      await look(dialog)
      await dialog
        .getByRole('button', { name: confirmation, exact: true })
        .click({ timeout: 5_000 })
    }).toPass({ timeout: 60_000 })
  }

  /** Types into the search of the open list and gives what the list then holds. */
  async searchList(words: string): Promise<Locator> {
    await this.page.getByPlaceholder('Search list').fill(words)
    return this.page.getByTestId('document-list-pane').getByRole('option')
  }

  /** Searches everything, from the bar at the top; gives what is found. */
  async search(words: string): Promise<Locator> {
    await this.page.getByTestId('studio-search').click()
    await this.page.getByPlaceholder('Search', { exact: true }).fill(words)
    return this.page.getByTestId('search-results').getByRole('option')
  }

  /** Opens a list of the structure by its place in the address, such as `products`. */
  async openList(place: string): Promise<void> {
    await this.page.goto(`${this.#url}/structure/${place}`)
    await expect(
      this.page.getByTestId('document-list-pane').getByRole('option').first(),
    ).toBeVisible({ timeout: 60_000 })
  }

  /** Published id of the open document, from the address. */
  async documentId(): Promise<string> {
    await expect(this.page).toHaveURL(/;[0-9a-zA-Z-]+/)
    const id = /;([0-9a-zA-Z-]+)/.exec(new URL(this.page.url()).pathname)?.[1]
    if (!id) throw new Error(`No document is open at ${this.page.url()}`)
    return id
  }

  async #formIsReady(): Promise<void> {
    await expect(this.page.getByTestId('document-panel-form-view')).toBeVisible({ timeout: 60_000 })
    await expect(this.page.getByTestId('form-view')).toBeVisible()
  }
}
