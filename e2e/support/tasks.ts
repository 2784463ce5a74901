import { expect, type Locator, type Page } from '@playwright/test'
import { ask } from './lake.ts'
import { ONE_TRY, PATIENCE, type Studio } from './studio.ts'

/** Tasks live beside the comments. */
const DATASET = 'production-comments'
const DATA = 'v2026-09-01/data'
const TITLED = '*[_type == "tasks.task" && title == $title]'

interface Task {
  readonly title: string
  readonly assignee: string
  /** Such as `2027-03-01`. */
  readonly deadline: string
}

/** The sidebar of what is to be done. */
export class Tasks {
  readonly #page: Page

  constructor(studio: Studio) {
    this.#page = studio.page
  }

  async open(): Promise<void> {
    await expect(async () => {
      if (!(await this.#newTask().isVisible())) {
        await this.#page.getByTestId('tasks-toolbar').click(ONE_TRY)
      }
      await expect(this.#newTask()).toBeVisible(ONE_TRY)
    }).toPass(PATIENCE)
  }

  async show(tab: 'Assigned' | 'Subscribed'): Promise<void> {
    await this.#page.getByRole('tab', { name: tab }).click()
  }

  /** Makes a task for somebody. */
  async create({ title, assignee, deadline }: Task): Promise<void> {
    const page = this.#page
    await this.#newTask().click()
    const input = page.getByPlaceholder('Task title')
    await expect(input).toBeVisible(PATIENCE)
    await input.fill(title)
    await expect(input).toHaveValue(title)
    const assignees = page.locator('#assign-user-menu')
    const person = page.getByRole('menuitem', { name: assignee })
    await expect(async () => {
      if (!(await person.isVisible())) await assignees.click(ONE_TRY)
      await person.click(ONE_TRY)
    }).toPass(PATIENCE)
    await expect(assignees).toContainText(assignee)
    await page.getByPlaceholder('yyyy-mm-dd').fill(deadline)
    await page.keyboard.press('Tab')
    await page.getByRole('button', { name: 'Create Task' }).click()
    await expect(this.item(title)).toBeVisible(PATIENCE)
  }

  item(title: string): Locator {
    return this.#page.getByTestId('tasks-list-item').filter({ hasText: title })
  }

  /** The part of the list with what is done. */
  done(): Locator {
    return this.#page.getByRole('group').filter({ hasText: 'Done' })
  }

  /** Marks a task as done. */
  async finish(title: string): Promise<void> {
    await this.item(title).getByRole('checkbox').click()
  }

  #newTask(): Locator {
    return this.#page.getByRole('button', { name: 'New task', exact: true })
  }
}

/** The task of this title as it is stored, if there is one. */
export async function storedTask(title: string) {
  const search = new URLSearchParams({ query: `${TITLED}[0]`, $title: JSON.stringify(title) })
  const { result } = await ask(`${DATA}/query/${DATASET}?${search}`)
  return result
}

/** Removes the tasks of this title. */
export async function removeTasks(title: string): Promise<void> {
  const mutations = [{ delete: { query: TITLED, params: { title } } }]
  await ask(`${DATA}/mutate/${DATASET}`, { method: 'POST', body: JSON.stringify({ mutations }) })
}
