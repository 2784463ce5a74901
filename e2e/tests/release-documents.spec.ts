import { expect } from '@playwright/test'
import { act, forget, store, storedDocument } from '../support/lake.ts'
import { Releases, removeReleases, test } from '../support/releases.ts'
import { PATIENCE } from '../support/studio.ts'

const RELEASE = 'rSummer01'
const BARKS = category('barks', 'Barks')
const LEAVES = category('leaves', 'Leaves')
const CHANGED = { ...LEAVES, title: 'Leaves and needles' }
const version = (id: string) => `versions.${RELEASE}.${id}`

test.afterEach(async () => {
  await removeReleases()
  await forget(BARKS._id, LEAVES._id)
})

function category(slug: string, title: string) {
  const _id = `category-${slug}`
  return { _id, _type: 'category', title, slug: { _type: 'slug', current: slug } }
}

test('a release is compared with what is published, unpublishes a document, and is undone by a release', async ({
  studio,
}) => {
  const releases = new Releases(studio)
  await store(BARKS, LEAVES)
  await act([
    {
      type: 'release.create',
      releaseId: RELEASE,
      metadata: { title: 'Summer', releaseType: 'asap' },
    },
    ...[BARKS, CHANGED].map((document) => ({
      type: 'document.version.create',
      publishedId: document._id,
      document: { ...document, _id: version(document._id) },
    })),
  ])

  await test.step('a version stands beside what is published, with what differs marked', async () => {
    await studio.edit('category', LEAVES._id)
    await releases.version('Summer').click()
    const titles = (await releases.compare()).getByTestId('field-title')
    await expect(titles).toHaveCount(2, PATIENCE)
    await expect(titles.first()).toContainText(LEAVES.title, PATIENCE)
    await expect(titles.last().locator('ins')).toHaveText(' and needles', PATIENCE)
  })

  await test.step('a document is marked to be unpublished by the release', async () => {
    await studio.edit('category', BARKS._id)
    await releases.version('Summer').click()
    await studio.act('Unpublish when releasing', 'Yes, unpublish when releasing')
    await expect
      .poll(() => storedDocument(version(BARKS._id)))
      .toMatchObject({ _system: { delete: true } })
    await expect(studio.page.getByText('will be unpublished as part of the')).toBeVisible()
    expect(await storedDocument(BARKS._id)).toMatchObject(BARKS)
  })

  await act([{ type: 'release.publish', releaseId: RELEASE }])
  expect(await storedDocument(BARKS._id)).toBeUndefined()
  expect(await storedDocument(LEAVES._id)).toMatchObject(CHANGED)

  await test.step('a new release is made that takes both back, once it is run', async () => {
    await releases.open(RELEASE)
    await releases.button('revert-button').click()
    await expect(studio.page.getByTestId('revert-summary-restore')).toContainText('2 documents')
    await releases.confirm()
    await studio.page.getByTestId('revert-stage-success-link').click()
    await expect(studio.page.getByText('Reverting "Summer"').first()).toBeVisible(PATIENCE)
    await expect(releases.documents()).toHaveCount(2)
    expect(await storedDocument(LEAVES._id)).toMatchObject(CHANGED)

    await releases.button('publish-all-button').click()
    await releases.confirm()
    await expect.poll(() => storedDocument(LEAVES._id), PATIENCE).toMatchObject(LEAVES)
    expect(await storedDocument(BARKS._id)).toMatchObject(BARKS)
  })
})
