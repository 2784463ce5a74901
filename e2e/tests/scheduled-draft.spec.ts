import { expect } from '@playwright/test'
import { askForAll, type StoredDocument, storedDocument } from '../support/lake.ts'
import { bringForward, PATH, POST, Releases, test, tomorrow } from '../support/releases.ts'
import { FRESH, html } from '../support/shopper.ts'
import { PATIENCE, type Studio } from '../support/studio.ts'

test('a draft is scheduled from its menu, and readers see it when its time has come', async ({
  studio,
  shopper,
}) => {
  const after = 'Hanging herbs, on time'
  const time = tomorrow()
  const { name, publishAt } = await schedule(studio, after, time)
  expect(publishAt).toBe(time.toISOString())
  expect(await html(shopper, PATH)).not.toContain(after)

  await test.step('it stands in the list of scheduled drafts', async () => {
    await studio.page.getByTestId('global-perspective-menu-button').click()
    await studio.page.getByTestId('scheduled-drafts-menu-item').click()
    await expect(studio.page.getByTestId('table-row')).toHaveCount(1)
    await expect(studio.page.getByTestId('table-row')).toContainText(after)
  })

  await test.step('and goes out by itself', async () => {
    await bringForward(name)
    expect(await html(shopper, PATH)).not.toContain(after)
    await expect.poll(async () => (await scheduled())?.state).toBe('published')
    await expect.poll(async () => (await html(shopper, PATH)).includes(after), FRESH).toBe(true)
    expect(await storedDocument(`versions.${name}.${POST}`)).toBeUndefined()
    await expect(studio.page.getByTestId('table-row')).toHaveCount(0)
  })
})

test('a scheduled draft is published at once after all', async ({ studio, shopper }) => {
  const after = 'Hanging herbs, ahead of time'
  await schedule(studio, after, tomorrow())

  await studio.act('Publish now', 'Yes, run now')

  await expect.poll(async () => (await scheduled())?.state).toBe('published')
  await expect.poll(async () => (await html(shopper, PATH)).includes(after), FRESH).toBe(true)
})

/** Writes a draft of the post and schedules it; gives the release that holds it. */
async function schedule(studio: Studio, title: string, time: Date) {
  await studio.edit('post', POST)
  await studio.fill('title', title)
  await expect.poll(async () => (await storedDocument(`drafts.${POST}`))?.title).toBe(title)
  await studio.act('Schedule publish', 'Schedule', (dialog) =>
    new Releases(studio).fillTime(dialog, time),
  )
  await expect.poll(async () => (await scheduled())?.state).toBe('scheduled')
  const release = await scheduled()
  expect(release).toMatchObject({ metadata: { cardinality: 'one' } })
  expect(await storedDocument(`versions.${release?.name}.${POST}`)).toMatchObject({ title })
  // From now on the Studio shows what is scheduled, which nobody may change.
  await expect(new Releases(studio).version('Scheduled publish')).toBeVisible(PATIENCE)
  await expect(studio.field('title').getByRole('textbox')).not.toBeEditable()
  return { name: String(release?.name), publishAt: release?.publishAt }
}

/** The release of the one draft that was scheduled. */
async function scheduled(): Promise<StoredDocument | undefined> {
  const [release] = await askForAll('*[_type == "system.release"]')
  return release
}
