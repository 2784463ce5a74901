import { expect } from '@playwright/test'
import { Comments, removeComments, storedComments } from '../support/comments.ts'
import { PATIENCE } from '../support/studio.ts'
import { test } from '../support/test.ts'

const CATEGORY = 'category-sleep'
const MARKETER = 'Local editor'
const QUESTION = 'Shorter, please.'
const ANSWER = 'One word it is.'

test.afterEach(() => removeComments(CATEGORY))

test('a comment at a field is read by another editor, answered, and resolved', async ({
  studio,
  colleague,
}) => {
  const mine = new Comments(studio)
  await studio.edit('category', CATEGORY)
  await mine.add('title', QUESTION)

  const theirStudio = await colleague.openStudio()
  const theirs = new Comments(theirStudio)
  await theirStudio.edit('category', CATEGORY)
  await theirs.open('title')
  await expect(theirs.thread(QUESTION)).toContainText(MARKETER, PATIENCE)
  await theirs.reply(QUESTION, ANSWER, MARKETER)

  const thread = mine.thread(QUESTION)
  await expect(thread).toContainText(ANSWER, PATIENCE)
  await expect(thread).toContainText(colleague.name)
  await expect(thread).toContainText(`@${MARKETER}`)
  const [first, second] = await storedComments(CATEGORY)
  expect(first).toMatchObject({ target: { path: { field: 'title' } }, status: 'open' })
  expect(second).toMatchObject({ threadId: first?.threadId, parentCommentId: first?._id })

  await mine.resolve(QUESTION)
  await expect(theirs.thread(QUESTION)).toHaveCount(0, PATIENCE)
  await expect(thread).toHaveCount(0)
  await expect
    .poll(async () => (await storedComments(CATEGORY)).map(({ status }) => status))
    .toEqual(['resolved', 'resolved'])
})
