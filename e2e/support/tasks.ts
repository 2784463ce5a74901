import { expect, type Locator, type Page } from '@playwright/test'
import { ask } from './lake.ts'
import { ONE_TRY, PATIENCE } from './studio.ts'

/** Tasks live beside the comments. */
const DATASET = 'production-comments'
const API = 'v2026-09-01/data'

/** The sidebar of what is to be done. */
export class Tasks {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  async open(): Promise<void> {
    const create = this.#page.getByRole('button', { name: 'New task' })
    await expect(async () => {
      if (!(await create.isVisible())) await this.#page.getByTestId('tasks-toolbar').click(ONE_TRY)
      await expect(create).toBeVisible(ONE_TRY)
    }).toPass(PATIENCE)
  }

  /** Makes a task for somebody. */
  async create(title: string, assignee: string): Promise<void> {
    const page = this.#page
    await page.getByRole('button', { name: 'New task' }).click()
    const input = page.getByPlaceholder('Task title')
    await expect(input).toBeVisible(PATIENCE)
    await input.fill(title)
    await expect(input).toHaveValue(title)
    const person = page.getByRole('menuitem', { name: assignee })
    await expect(async () => {
      if (!(await person.isVisible())) {
        await page.locator('#assign-user-menu').click(ONE_TRY)
      }
      await person.click(ONE_TRY)
    }).toPass(PATIENCE)
    await expect(page.locator('#assign-user-menu')).toContainText(assignee)
    await page.getByRole('button', { name: 'Create Task' }).click()
    await expect(this.item(title)).toBeVisible(PATIENCE)
  }

  async show(tab: 'Assigned' | 'Subscribed'): Promise<void> {
    await this.#page.getByRole('tab', { name: tab }).click()
  }

  item(title: string): Locator {
    return this.#page.getByTestId('tasks-list-item').filter({ hasText: title })
  }

  /** Marks a task as done. */
  async finish(title: string): Promise<void> {
    await this.item(title).getByRole('checkbox').check()
  }
}

/** The task of this title as it is stored, if there is one. */
export async function storedTask(title: string) {
  const query = '*[_type == "tasks.task" && title == $title][0]'
  const search = new URLSearchParams({ query, $title: JSON.stringify(title) })
  const { result } = await ask(`${API}/query/${DATASET}?${search}`)
  return result
}

/** Removes the tasks of this title. */
export async function removeTasks(title: string): Promise<void> {
  const query = '*[_type == "tasks.task" && title == $title]'
  const mutations = [{ delete: { query, params: { title } } }]
  await ask(`${API}/mutate/${DATASET}`, { method: 'POST', body: JSON.stringify({ mutations }) })
}
