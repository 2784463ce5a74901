import { expect, type Locator } from '@playwright/test'
import { ask } from './lake.ts'
import { ONE_TRY, PATIENCE, type Studio } from './studio.ts'

/** Comments live in a dataset of their own, beside that of the documents. */
const DATASET = 'production-comments'
const API = 'v2026-09-01/data'

/** The comments on the open document. */
export class Comments {
  readonly #studio: Studio

  constructor(studio: Studio) {
    this.#studio = studio
  }

  /** Begins a thread at a field. */
  async add(path: string, text: string): Promise<void> {
    const { page } = this.#studio
    const field = this.#studio.field(path)
    const input = page.getByTestId('comment-input-editable').last()
    await expect(async () => {
      if (!(await input.isVisible())) {
        await field.hover(ONE_TRY)
        await field.getByRole('button', { name: 'Add comment' }).click(ONE_TRY)
      }
      await expect(input).toBeVisible(ONE_TRY)
    }).toPass(PATIENCE)
    await this.#send(input, text)
  }

  /** Answers in the open thread that holds `words`. */
  async reply(words: string, text: string): Promise<void> {
    await this.#send(this.thread(words).getByTestId('comment-input-editable'), text)
  }

  thread(words: string): Locator {
    return this.#studio.page.getByTestId('comments-list-item').filter({ hasText: words })
  }

  /** Opens the panel of comments from a field that has some. */
  async open(path: string): Promise<void> {
    const list = this.#studio.page.getByTestId('comments-list')
    await expect(async () => {
      if (!(await list.isVisible())) {
        const button = this.#studio.field(path).getByRole('button', { name: 'Open comments' })
        await button.click(ONE_TRY)
      }
      await expect(list).toBeVisible(ONE_TRY)
    }).toPass(PATIENCE)
  }

  async resolve(words: string): Promise<void> {
    const comment = this.thread(words).getByTestId('comments-list-item-layout').first()
    await expect(async () => {
      await comment.hover(ONE_TRY)
      await comment.getByTestId('comments-list-item-status-button').click(ONE_TRY)
    }).toPass(PATIENCE)
    await expect(this.thread(words)).toHaveCount(0)
  }

  async #send(input: Locator, text: string): Promise<void> {
    await input.click()
    await this.#studio.page.keyboard.type(text)
    await expect(input).toContainText(text)
    await this.#studio.page.getByTestId('comment-input-send-button').and(enabled(input)).click()
    await expect(this.thread(text)).toBeVisible(PATIENCE)
  }
}

function enabled(input: Locator): Locator {
  return input.page().locator(':enabled')
}

/** A comment as it is stored. */
export interface StoredComment {
  readonly _id: string
  readonly threadId: string
  readonly status: string
  readonly authorId: string
  readonly target: { readonly path: { readonly field: string } }
}

/** The comments on a document, oldest first. */
export async function storedComments(documentId: string): Promise<StoredComment[]> {
  const query = '*[_type == "comment" && target.document._ref == $id] | order(_createdAt)'
  const search = new URLSearchParams({ query, $id: JSON.stringify(documentId) })
  const { result } = await ask(`${API}/query/${DATASET}?${search}`)
  return result
}

/** Removes the comments on a document. */
export async function removeComments(documentId: string): Promise<void> {
  const query = '*[_type == "comment" && target.document._ref == $id]'
  const mutations = [{ delete: { query, params: { id: documentId } } }]
  const body = JSON.stringify({ mutations })
  await ask(`${API}/mutate/${DATASET}`, { method: 'POST', body })
}
