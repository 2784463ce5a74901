import { expect } from '@playwright/test'
import { act, storedDocument } from '../support/lake.ts'
import { PATH, POST, Releases, storedRelease, test, tomorrow } from '../support/releases.ts'
import { FRESH, html } from '../support/shopper.ts'
import { PATIENCE } from '../support/studio.ts'

test('a release holds a change back until it is run, and takes it back when it is reverted', async ({
  studio,
  shopper,
  original,
}) => {
  const releases = new Releases(studio)
  const title = studio.field('title').getByRole('textbox')
  const before = String(original.title)
  const after = 'Hanging herbs, in the autumn release'
  let id = ''

  await test.step('a version of a published post is made and edited in a new release', async () => {
    await studio.edit('post', POST)
    // Until then the Studio has much to do, and draws the menu again under the pointer.
    await expect(studio.page.getByRole('heading', { name: before })).toBeVisible(PATIENCE)
    id = await releases.create('Autumn campaign')
    expect(await storedRelease(id)).toMatchObject({
      state: 'active',
      metadata: { title: 'Autumn campaign', releaseType: 'asap' },
    })
    await releases.addOpenDocument()
    await expect.poll(() => storedDocument(`versions.${id}.${POST}`)).toBeDefined()
    await expect(releases.version('Autumn campaign')).toBeVisible()
    await expect(title).toBeEditable()
    await studio.fill('title', after)
    await expect
      .poll(async () => (await storedDocument(`versions.${id}.${POST}`))?.title)
      .toBe(after)
  })

  await test.step('which leaves what is published as it is', async () => {
    expect(await storedDocument(POST)).toMatchObject({ title: before, _rev: original._rev })
    expect(await storedDocument(`drafts.${POST}`)).toBeUndefined()
    expect(await html(shopper, PATH)).not.toContain(after)
    await releases.version('Published').click()
    await expect(title).toHaveValue(before)
    await releases.version('Autumn campaign').click()
    await expect(title).toHaveValue(after)
  })

  await test.step('until the release is run', async () => {
    await releases.openShown('Autumn campaign')
    await expect(releases.documents()).toHaveCount(1)
    await expect(releases.documents()).toContainText(after)
    await expect(studio.page.getByTestId(`changed-badge-versions.${id}.${POST}`)).toBeVisible()
    await releases.button('publish-all-button').click()
    await releases.confirm()
    await expect.poll(async () => (await storedRelease(id))?.state).toBe('published')
    await expect.poll(async () => (await html(shopper, PATH)).includes(after), FRESH).toBe(true)
    expect(await storedDocument(`versions.${id}.${POST}`)).toBeUndefined()
  })

  await test.step('and reverted', async () => {
    await releases.button('revert-button').click()
    await expect(studio.page.getByTestId('revert-summary-restore')).toBeVisible()
    await studio.page.getByLabel('Immediately revert the release').check()
    await releases.confirm()
    await expect.poll(async () => (await storedDocument(POST))?.title).toBe(before)
    await expect.poll(async () => (await html(shopper, PATH)).includes(after), FRESH).toBe(false)
  })
})

test('a release is scheduled and unscheduled, archived, brought back, and deleted', async ({
  studio,
  original,
}) => {
  const releases = new Releases(studio)
  const id = 'rSpring01'
  const version = `versions.${id}.${POST}`
  const state = async () => (await storedRelease(id))?.state
  const planned = tomorrow()
  await act([
    {
      type: 'release.create',
      releaseId: id,
      metadata: { title: 'Spring', releaseType: 'scheduled', intendedPublishAt: planned },
    },
    {
      type: 'document.version.create',
      publishedId: POST,
      document: { ...original, _id: version },
    },
  ])
  await studio.open()
  await releases.open(id)
  await expect(releases.documents()).toHaveCount(1)

  await test.step('scheduled, for a time that one types', async () => {
    await releases.button('schedule-button').click()
    const dialog = studio.page.getByTestId('confirm-schedule-dialog')
    const later = new Date(planned.getTime() + 3_600_000)
    await releases.fillTime(dialog, later)
    await releases.confirm()
    await expect.poll(state).toBe('scheduled')
    expect(await storedRelease(id)).toMatchObject({ publishAt: later.toISOString() })
  })

  await test.step('unscheduled', async () => {
    await expect(releases.button('schedule-button')).toHaveText('Unschedule release')
    await releases.button('schedule-button').click()
    await releases.confirm()
    await expect.poll(state).toBe('active')
    await expect(releases.button('schedule-button')).toHaveText('Schedule release...')
  })

  await test.step('archived, with what was in it still shown', async () => {
    await releases.choose('archive')
    await releases.confirm()
    await expect.poll(state).toBe('archived')
    expect(await storedDocument(version)).toBeUndefined()
    await expect(studio.page.getByTestId('retention-policy-card')).toBeVisible()
    await expect(releases.documents()).toContainText(String(original.title))
  })

  await test.step('brought back', async () => {
    await releases.choose('unarchive')
    await expect.poll(state).toBe('active')
    expect(await storedDocument(version)).toMatchObject({ title: original.title })
    await expect(releases.button('schedule-button')).toBeVisible()
  })

  await test.step('and deleted, once archived', async () => {
    await releases.choose('archive')
    await releases.confirm()
    await expect.poll(state).toBe('archived')
    await expect(studio.page.getByTestId('retention-policy-card')).toBeVisible()
    await releases.choose('delete')
    await releases.confirm()
    await expect.poll(() => storedRelease(id)).toBeUndefined()
    await expect(studio.page).toHaveURL(/\/releases\/?(\?.*)?$/)
  })
})
