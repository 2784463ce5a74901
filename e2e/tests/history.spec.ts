import { expect } from '@playwright/test'
import type { Colleague } from '../support/colleague.ts'
import { HistoryPanel } from '../support/history-panel.ts'
import { act, forget, storedDocument } from '../support/lake.ts'
import { ONE_TRY, PATIENCE } from '../support/studio.ts'
import { test } from '../support/test.ts'

const ID = 'category-roots'
const DRAFT = `drafts.${ID}`
const ROOTS = {
  _type: 'category',
  title: 'Roots',
  slug: { _type: 'slug', current: 'roots' },
  description: 'What grows below.',
}
/** As the lake calls who signs in on this machine. */
const MARKETER = 'Local editor'

test.beforeEach(({ colleague }) => publishRoots(colleague))
test.afterEach(() => forget(ID))

async function publishRoots(colleague: Colleague): Promise<void> {
  await forget(ID)
  const attributes = { _id: DRAFT, ...ROOTS }
  await colleague.act({ type: 'document.create', publishedId: ID, attributes, ifExists: 'fail' })
  await colleague.act({ type: 'document.publish', publishedId: ID, draftId: DRAFT })
}

test('the review of changes names who changed which field, and takes one of them back', async ({
  studio,
  colleague,
}) => {
  await studio.edit('category', ID)
  await studio.fill('title', 'Roots and barks')
  await expect.poll(async () => (await storedDocument(DRAFT))?.title).toBe('Roots and barks')
  const patch = { set: { description: 'What grows below and around.' } }
  await colleague.act({ type: 'document.edit', publishedId: ID, draftId: DRAFT, patch })
  const description = studio.field('description').getByRole('textbox')
  await expect(description).toHaveValue(patch.set.description)

  const history = new HistoryPanel(studio)
  await history.open('Review changes')
  await history.expectAuthor(history.added('and barks'), MARKETER)
  await history.expectAuthor(history.added('and around'), colleague.name)

  await history.revert('and around')
  await expect(description).toHaveValue(ROOTS.description)
  await expect(history.added('and around')).toHaveCount(0)
  await expect(history.added('and barks')).toBeVisible()
  await expect
    .poll(() => storedDocument(DRAFT))
    .toMatchObject({ title: 'Roots and barks', description: ROOTS.description })
})

test('a document is looked at as it was published before, and restored', async ({ studio }) => {
  const title = studio.field('title').getByRole('textbox')
  await studio.edit('category', ID)
  await studio.fill('title', 'Rots')
  await studio.saved()
  await studio.publish()

  const history = new HistoryPanel(studio)
  await history.open('History')
  await expect(history.steps('Published')).toHaveCount(2)
  await history.steps('Published').last().click()
  await expect(title).toHaveValue('Roots', PATIENCE)
  await expect(title).not.toBeEditable()

  await studio.restore()
  await expect.poll(() => storedDocument(DRAFT), PATIENCE).toMatchObject({ title: 'Roots' })
  await expect(title).toHaveValue('Roots')
  await expect(title).toBeEditable(PATIENCE)
  expect(await storedDocument(ID), 'until it is published').toMatchObject({ title: 'Rots' })
})

test('a deleted document comes back as it was last', async ({ studio }) => {
  await act([{ type: 'document.delete', publishedId: ID, includeDrafts: [] }])
  await studio.edit('category', ID)
  const banner = studio.page.getByTestId('deleted-document-banner')
  await expect(async () => {
    if (await banner.isVisible()) {
      await banner.getByRole('button', { name: 'Restore most recent revision' }).click(ONE_TRY)
    }
    await expect.poll(() => storedDocument(DRAFT), ONE_TRY).toMatchObject(ROOTS)
  }).toPass(PATIENCE)
  await expect(studio.field('title').getByRole('textbox')).toHaveValue('Roots')
  await expect(banner).toBeHidden()
})
