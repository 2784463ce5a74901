import { expect, type Locator } from '@playwright/test'
import { ask } from './lake.ts'
import { ONE_TRY, PATIENCE, type Studio } from './studio.ts'

/** Comments live in a dataset of their own, beside that of the documents. */
const DATASET = 'v2026-09-01/data/query/production-comments'
const MUTATE = 'v2026-09-01/data/mutate/production-comments'
const ON_DOCUMENT = '*[_type == "comment" && target.document._ref == $id]'

/** The comments on the open document. */
export class Comments {
  readonly #studio: Studio

  constructor(studio: Studio) {
    this.#studio = studio
  }

  /** Begins a thread at a field. */
  async add(path: string, text: string): Promise<void> {
    const field = this.#studio.field(path)
    const input = shown(this.#studio.page.getByTestId('comment-input-editable'))
    await expect(async () => {
      if (!(await input.isVisible())) {
        await field.hover(ONE_TRY)
        await field.getByRole('button', { name: 'Add comment' }).click(ONE_TRY)
      }
      await expect(input).toBeEditable(ONE_TRY)
    }).toPass(PATIENCE)
    await this.#write(input, text)
    await shown(this.#studio.page.getByTestId('comment-input-send-button')).click()
    await expect(this.thread(text)).toBeVisible(PATIENCE)
  }

  /** Opens the panel of comments from a field that has some. */
  async open(path: string): Promise<void> {
    await this.#studio.field(path).getByRole('button', { name: 'Open comments' }).click()
  }

  /** The open thread that holds `words`. */
  thread(words: string): Locator {
    return this.#studio.page.getByTestId('comments-list-item').filter({ hasText: words })
  }

  /** Answers in the thread that holds `words`, and mentions somebody at the end. */
  async reply(words: string, text: string, mention: string): Promise<void> {
    const { page } = this.#studio
    const thread = this.thread(words)
    const input = thread.getByTestId('comment-input-editable')
    await this.#write(input, text)
    await page.keyboard.type(' @')
    const people = page.getByTestId('comments-mentions-menu')
    await expect(people.getByText(mention)).toBeVisible(PATIENCE)
    await page.keyboard.press('Enter')
    await expect(input).toContainText(`@${mention}`)
    await expect(people).toBeHidden()
    await thread.getByTestId('comment-input-send-button').click()
    await expect(input).not.toContainText(text, PATIENCE)
  }

  /** Marks a thread as resolved. */
  async resolve(words: string): Promise<void> {
    const comment = this.thread(words).getByTestId('comments-list-item-layout').first()
    await expect(async () => {
      await comment.hover(ONE_TRY)
      await comment.getByTestId('comments-list-item-status-button').click(ONE_TRY)
    }).toPass(PATIENCE)
  }

  async #write(input: Locator, text: string): Promise<void> {
    await input.click()
    await this.#studio.page.keyboard.type(text)
    await expect(input).toContainText(text)
  }
}

/** The Studio keeps the inputs of fields that were left, hidden. */
function shown(inputs: Locator): Locator {
  return inputs.filter({ visible: true })
}

interface StoredComment {
  readonly _id: string
  readonly threadId: string
  readonly status: 'open' | 'resolved'
}

/** The comments on a document as they are stored, oldest first. */
export async function storedComments(documentId: string): Promise<StoredComment[]> {
  const search = new URLSearchParams({
    query: `${ON_DOCUMENT} | order(_createdAt)`,
    $id: JSON.stringify(documentId),
  })
  const { result } = await ask(`${DATASET}?${search}`)
  return result
}

/** Removes the comments on a document. */
export async function removeComments(documentId: string): Promise<void> {
  const mutations = [{ delete: { query: ON_DOCUMENT, params: { id: documentId } } }]
  await ask(MUTATE, { method: 'POST', body: JSON.stringify({ mutations }) })
}
