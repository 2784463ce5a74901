import { expect, type Locator } from '@playwright/test'
import {
  act,
  askForAll,
  discardDrafts,
  type StoredDocument,
  store,
  storedDocument,
} from './lake.ts'
import { chooseFrom } from './menu.ts'
import { ONE_TRY, PATIENCE, type Studio } from './studio.ts'
import { test as base } from './test.ts'

/** The published post that tests of releases change, and its address. */
export const POST = 'post-drying-herbs'
export const PATH = '/blog/drying-herbs'

/** Playwright's test with that post as it was; gives it back after each, and removes every release. */
export const test = base.extend<{ original: StoredDocument }>({
  original: [
    async ({ browserName: _ }, use) => {
      const original = { ...(await storedDocument(POST)) }
      await use(original)
      await removeReleases()
      await discardDrafts(POST)
      await store(original)
    },
    { auto: true },
  ],
})

/** The menu's entries of a release, by their test ids. */
type ReleaseAction = 'archive' | 'unarchive' | 'delete'

/** A marketer at the Studio's releases: in the bar at the top, on a document, and on a release's own page. */
export class Releases {
  readonly #studio: Studio

  constructor(studio: Studio) {
    this.#studio = studio
  }

  /** Makes a release from the bar at the top, which then is what the Studio shows; gives its id. */
  async create(title: string): Promise<string> {
    const { page } = this.#studio
    const menu = page.getByTestId('global-perspective-menu-button')
    await expect(menu).toBeVisible(PATIENCE)
    // While the Studio learns what is allowed it draws the menu anew, beside what it hides of the old one. Were
    // one of several not chosen here, Playwright would take minutes to name them all in its error.
    const create = page.getByTestId('create-new-release-button').filter({ visible: true }).last()
    const name = page.getByTestId('release-form-title')
    await expect(async () => {
      if (!(await name.isVisible())) {
        if (!(await create.isVisible())) await menu.click(ONE_TRY)
        await create.click(ONE_TRY)
      }
      await expect(name).toBeVisible(ONE_TRY)
    }).toPass(PATIENCE)
    await name.fill(title)
    await page.getByTestId('submit-release-button').click()
    await expect(page).toHaveURL(/perspective=r\w+/)
    const id = new URL(page.url()).searchParams.get('perspective')
    if (!id) throw new Error(`No release is shown at ${page.url()}`)
    return id
  }

  /** Puts the open document into the release that is shown. */
  async addOpenDocument(): Promise<void> {
    await this.#studio.page.getByRole('button', { name: 'Add to release' }).click()
  }

  /** What one clicks above a form to see another version of the document. */
  version(title: string): Locator {
    return this.#studio.page.getByTestId(`document-header-${title.replaceAll(' ', '-')}-chip`)
  }

  /** Shows two versions of the open document side by side; gives both in one frame. */
  async compare(): Promise<Locator> {
    await chooseFrom(this.#studio.documentMenu(), 'Compare versions')
    // What names this dialog is not there, so it has no name to go by.
    const frame = this.#studio.page.locator('#diffView')
    await expect(frame).toBeVisible(PATIENCE)
    return frame
  }

  /** Goes from the title of the release that is shown to its page. */
  async openShown(title: string): Promise<void> {
    await this.#studio.page.getByRole('link', { name: title, exact: true }).click()
    await expect(this.button('publish-all-button')).toBeVisible()
  }

  async open(id: string): Promise<void> {
    const { page } = this.#studio
    await page.goto(new URL(`/releases/${id}`, page.url()).href)
    await expect(page.getByTestId('release-menu-button').last()).toBeVisible(PATIENCE)
  }

  /** A button at the foot of the release's page, by its test id. */
  button(testId: string): Locator {
    return this.#studio.page.getByTestId('release-dashboard-footer-actions').getByTestId(testId)
  }

  /** The documents on the release's page. */
  documents(): Locator {
    return this.#studio.page.getByTestId('table-row')
  }

  /** Confirms the dialog that asks whether one is sure. */
  async confirm(): Promise<void> {
    await this.#studio.page.getByTestId('confirm-button').click()
  }

  async choose(action: ReleaseAction): Promise<void> {
    await this.button('release-menu-button').click()
    await this.#studio.page.getByTestId(`${action}-release-menu-item`).click()
  }

  /** Types a time into the dialog that schedules, and leaves the field as one does. */
  async fillTime(dialog: Locator, time: Date): Promise<void> {
    const input = dialog.getByTestId('date-input')
    const typed = inputTime(time)
    await input.fill(typed)
    await input.press('Enter')
    await expect(input).toHaveValue(typed)
  }
}

/** As it stands in the Studio's inputs of a time, such as “Nov 27, 2026 09:05”. */
function inputTime(time: Date): string {
  const date = time.toLocaleDateString('en-US', { month: 'short', day: 'numeric', year: 'numeric' })
  const clock = time.toLocaleTimeString('en-US', {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  return `${date} ${clock}`
}

/** A day from now, in whole minutes as the Studio has it. */
export function tomorrow(): Date {
  const time = new Date(Date.now() + 86_400_000)
  time.setSeconds(0, 0)
  return time
}

/** The document of a release; undefined when there is none. */
export function storedRelease(id: string) {
  return storedDocument(`_.releases.${id}`)
}

/** Lets the time of a scheduled release come in a moment. */
export async function bringForward(releaseId: string): Promise<void> {
  await act([{ type: 'release.unschedule', releaseId }])
  const publishAt = new Date(Date.now() + 2_000).toISOString()
  await act([{ type: 'release.schedule', releaseId, publishAt }])
}

/** Removes every release with what is in it, in whatever state a test left it. */
export async function removeReleases(): Promise<void> {
  const releases: { name: string; state: string }[] = await askForAll(
    '*[_type == "system.release"] { name, state }',
  )
  for (const { name: releaseId, state } of releases) {
    const isOver = state === 'archived' || state === 'published'
    if (state === 'scheduled') await act([{ type: 'release.unschedule', releaseId }])
    if (!isOver) await act([{ type: 'release.archive', releaseId }])
    await act([{ type: 'release.delete', releaseId }])
  }
}
