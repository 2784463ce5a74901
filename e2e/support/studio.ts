import { expect, type Locator, type Page } from '@playwright/test'
import { Commits } from './commits.ts'

/** How long the Studio may take for what it does in one go, on a machine with too much to do. */
export const PATIENCE = { timeout: 90_000 }
/** How long to wait for one of the steps that are tried again when the Studio was drawn anew in between. */
export const ONE_TRY = { timeout: 5_000 }

/** A marketer at the real Studio: what they can do, by what they see. */
export class Studio {
  readonly page: Page
  readonly #url: string
  readonly #commits: Commits

  constructor(page: Page, url: string) {
    this.page = page
    this.#url = url
    this.#commits = new Commits(page)
  }

  /** Opens the Studio; on a local lake it signs in by itself. */
  async open(): Promise<void> {
    await this.page.goto(this.#url)
    await expect(this.page.getByTestId('structure-tool-list-pane')).toBeVisible(PATIENCE)
  }

  /** Starts a new document of a type and waits for its form. */
  async create(type: string): Promise<void> {
    await this.#openForm(`${this.#url}/intent/create/template=${type};type=${type}/`)
  }

  /** Opens an existing document by its published id. */
  async edit(type: string, id: string): Promise<void> {
    await this.#openForm(`${this.#url}/intent/edit/id=${id};type=${type}/`)
  }

  /** A field of the open form or dialog by its path, such as `name`. */
  field(path: string): Locator {
    return this.page.getByTestId(`field-${path}`)
  }

  async fill(path: string, value: string): Promise<void> {
    const input = this.field(path).getByRole('textbox')
    this.edits()
    await input.fill(value)
    await expect(input).toHaveValue(value)
  }

  /** The picture input of the open form: image fields carry no test id of their own. */
  imageInput(): Locator {
    return this.page.getByTestId('form-view').getByTestId('image-input').first()
  }

  async generateSlug(expected: string): Promise<void> {
    const field = this.field('slug')
    this.edits()
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
    this.edits()
    await input.fill(value)
    await expect(input).toHaveValue(value)
  }

  /** To be called before whatever changes the open document. */
  edits(): void {
    this.#commits.edit()
  }

  /** Waits until everything typed is in the lake. */
  async saved(): Promise<void> {
    await expect.poll(() => this.#commits.areDone(), PATIENCE).toBe(true)
    await expect(this.page.getByTestId('pane-footer')).not.toContainText(/saving/i, PATIENCE)
  }

  async closeDialog(dialog: Locator): Promise<void> {
    await dialog.getByRole('button', { name: 'Close' }).click()
    await expect(dialog).toBeHidden()
  }

  /** Uploads a picture into the image input below `scope` and waits until it is shown. */
  async upload(scope: Locator, file: string): Promise<void> {
    const choose = scope.getByTestId('file-input-upload-button-sanity-default')
    const picture = scope.locator('img[src*="/images/"]').first()
    this.edits()
    await expect(async () => {
      // A choice made while the form was drawn anew is forgotten, and the button stands there again.
      if (await choose.isVisible()) {
        const [chooser] = await Promise.all([
          this.page.waitForEvent('filechooser', ONE_TRY),
          choose.click(ONE_TRY),
        ])
        await chooser.setFiles(file)
      }
      await expect(picture).toBeVisible({ timeout: 30_000 })
    }).toPass(PATIENCE)
  }

  /** Picks a document by its title in the reference input whose path begins with `path`. */
  async pickReference(path: string, title: string): Promise<void> {
    const input = this.page.locator(`[role="combobox"][id^="${path}"]`)
    this.edits()
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
        await publish.click(ONE_TRY)
      }
      await expect(status).toContainText('published', ONE_TRY)
    }).toPass(PATIENCE)
    return clickedAt
  }

  /** Takes the open document down: the Studio offers it where the published version is shown. */
  async unpublish(): Promise<void> {
    const published = this.page.getByTestId('document-header-Published-chip')
    await published.click()
    await this.page.getByTestId('pane-footer').getByRole('button', { name: 'Unpublish' }).click()
    await this.page.getByTestId('confirm-button').click()
    await expect(published).toBeDisabled(PATIENCE)
  }

  /** Gives the open document back what it was at the revision that is shown. */
  async restore(): Promise<void> {
    const confirm = this.page.getByTestId('confirm-popover-confirm-button')
    await expect(async () => {
      if (!(await confirm.isVisible())) {
        const footer = this.page.getByTestId('pane-footer')
        await footer.getByRole('button', { name: 'Revert to revision' }).click(ONE_TRY)
      }
      await confirm.click(ONE_TRY)
    }).toPass(PATIENCE)
  }

  /**
   * Chooses an entry of the menu beside Publish and confirms it, after a look at the dialog that asks
   * whether one is sure.
   */
  async act(
    action:
      | 'Discard changes'
      | 'Delete'
      | 'Schedule publish'
      | 'Publish now'
      | 'Unpublish when releasing',
    confirmation: string,
    look: (dialog: Locator) => Promise<void> = async () => {},
  ): Promise<void> {
    const dialog = this.page.getByRole('dialog')
    // While the Studio still learns about the document, menu and dialog are drawn again and close.
    await expect(async () => {
      if (!(await dialog.isVisible())) {
        const menu = this.page.getByRole('button', { name: 'Open document actions' })
        await menu.click(ONE_TRY)
        await this.page.getByRole('menuitem', { name: action }).click(ONE_TRY)
      }
      await look(dialog)
      await dialog.getByRole('button', { name: confirmation, exact: true }).click(ONE_TRY)
    }).toPass(PATIENCE)
  }

  /** Makes another document like the open one, and waits for its form. */
  async duplicate(id: string): Promise<void> {
    const form = this.page.getByTestId('form-view')
    await expect(async () => {
      if (this.page.url().includes(id)) {
        await this.page.getByRole('button', { name: 'Open document actions' }).click(ONE_TRY)
        await this.page.getByRole('menuitem', { name: 'Duplicate' }).click(ONE_TRY)
      }
      await expect(this.page).not.toHaveURL(new RegExp(id), { timeout: 15_000 })
    }).toPass(PATIENCE)
    await expect(form).toBeVisible(PATIENCE)
  }

  /** The button of the menu above the open document. */
  documentMenu(): Locator {
    return this.page.getByTestId('pane-context-menu-button').last()
  }

  /** Chooses how the open list is sorted or laid out. */
  async arrangeList(entry: string): Promise<void> {
    await this.page.getByTestId('pane-context-menu-button').last().click()
    await this.page.getByRole('menuitem', { name: entry }).click()
  }

  /** Opens one of the Studio's tools by its name in the address. */
  async openTool(name: string): Promise<void> {
    await this.page.goto(`${this.#url}/${name}`)
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
    ).toBeVisible(PATIENCE)
  }

  /** Published id of the open document, from the address. */
  async documentId(): Promise<string> {
    await expect(this.page).toHaveURL(/;[0-9a-zA-Z-]+/)
    const id = /;([0-9a-zA-Z-]+)/.exec(new URL(this.page.url()).pathname)?.[1]
    if (!id) throw new Error(`No document is open at ${this.page.url()}`)
    return id
  }

  async #openForm(address: string): Promise<void> {
    await expect(async () => {
      await this.page.goto(address)
      await expect(this.page.getByTestId('document-panel-form-view')).toBeVisible(PATIENCE)
      await expect(this.page.getByTestId('form-view')).toBeVisible()
      // What the Studio says over a form whose first values took it longer than ten seconds to work out.
      await expect(this.page.getByText('Network error')).toBeHidden(ONE_TRY)
    }).toPass({ timeout: 2 * PATIENCE.timeout })
  }
}
