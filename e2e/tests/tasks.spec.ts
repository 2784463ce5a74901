import { expect } from '@playwright/test'
import { PATIENCE } from '../support/studio.ts'
import { removeTasks, storedTask, Tasks } from '../support/tasks.ts'
import { test } from '../support/test.ts'

const TASK = {
  title: 'Photograph the valerian',
  assignee: 'Local editor',
  deadline: '2027-03-01',
}

test.afterEach(() => removeTasks(TASK.title))

test('a task that one editor makes for another appears there, and is done for both', async ({
  studio,
  colleague,
}) => {
  const mine = new Tasks(studio)
  await studio.open()
  await mine.open()
  await mine.show('Assigned')

  const theirStudio = await colleague.openStudio()
  const theirs = new Tasks(theirStudio)
  await theirStudio.open()
  await theirs.open()
  await theirs.create(TASK)
  const { authorId, ...stored } = await storedTask(TASK.title)
  expect(stored).toMatchObject({ status: 'open', dueBy: TASK.deadline })
  expect(stored.assignedTo).not.toBe(authorId)

  await expect(mine.item(TASK.title)).toContainText('Mar 1', PATIENCE)
  await mine.finish(TASK.title)
  await expect.poll(async () => (await storedTask(TASK.title))?.status, PATIENCE).toBe('closed')
  await expect(theirs.done().getByTestId('tasks-list-item')).toHaveCount(1, PATIENCE)
})
