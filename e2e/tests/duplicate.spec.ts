import { expect } from '@playwright/test'
import { forget, store, storedDocument } from '../support/lake.ts'
import { test } from '../support/test.ts'

const SOURCE = {
  _id: 'category-barks',
  _type: 'category',
  title: 'Barks',
  slug: { _type: 'slug', current: 'barks' },
  description: 'What is peeled.',
}
const made: string[] = [SOURCE._id]

test.afterEach(() => forget(...made.splice(1), SOURCE._id))

test('a duplicate opens as a draft of its own, and leaves the original as it was', async ({
  studio,
}) => {
  await store(SOURCE)
  await studio.edit('category', SOURCE._id)
  await studio.duplicate(SOURCE._id)
  const copy = await studio.documentId()
  made.push(copy)
  const { _id, ...content } = SOURCE
  expect(await storedDocument(`drafts.${copy}`)).toMatchObject(content)
  expect(await storedDocument(copy), 'a duplicate is published by nobody').toBeUndefined()

  const title = studio.field('title').getByRole('textbox')
  await expect(title).toHaveValue(SOURCE.title)
  await studio.fill('title', 'Barks and peels')
  await expect
    .poll(() => storedDocument(`drafts.${copy}`))
    .toMatchObject({ title: 'Barks and peels' })
  expect(await storedDocument(SOURCE._id)).toMatchObject({ title: SOURCE.title })
  expect(await storedDocument(`drafts.${SOURCE._id}`)).toBeUndefined()
})
