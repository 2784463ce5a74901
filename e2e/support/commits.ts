import type { Page, Request } from '@playwright/test'

/** Follows what the Studio writes to the lake, so that a test can tell whether an edit has arrived there. */
export class Commits {
  #lastEdit = Number.NEGATIVE_INFINITY
  #lastAnswered = Number.NEGATIVE_INFINITY
  readonly #underWay = new Map<Request, number>()

  constructor(page: Page) {
    page.on('request', (request) => {
      if (isCommit(request)) this.#underWay.set(request, performance.now())
    })
    page.on('requestfailed', (request) => this.#underWay.delete(request))
    page.on('requestfinished', (request) => {
      const startedAt = this.#underWay.get(request)
      if (startedAt === undefined) return
      this.#underWay.delete(request)
      this.#lastAnswered = Math.max(this.#lastAnswered, startedAt)
    })
  }

  /** To be called before each edit. */
  edit(): void {
    this.#lastEdit = performance.now()
  }

  /** Whether the lake has answered a write that began after the last edit, and none is under way. */
  areDone(): boolean {
    return this.#underWay.size === 0 && this.#lastAnswered > this.#lastEdit
  }
}

function isCommit(request: Request): boolean {
  return request.method() === 'POST' && /\/data\/(actions|mutate)\//.test(request.url())
}
