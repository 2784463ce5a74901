import type { Browser } from '@playwright/test'
import { type Action, act, ask } from './lake.ts'
import { ErrorWatch } from './page-errors.ts'
import { runningStack } from './stack.ts'
import { Studio } from './studio.ts'

const PROJECT = 'vitrine'
const ROBOTS = `v2026-09-01/access/project/${PROJECT}/robots`
/** Where a Studio keeps the token it is signed in with. */
const TOKEN_KEY = `__studio_auth_token_${PROJECT}`

/** Somebody else who edits: by name in the Studio, with a token of their own. */
export class Colleague {
  readonly name: string
  readonly #id: string
  readonly #token: string
  readonly #browser: Browser
  #studio: Studio | undefined
  #watch: ErrorWatch | undefined

  private constructor(name: string, id: string, token: string, browser: Browser) {
    this.name = name
    this.#id = id
    this.#token = token
    this.#browser = browser
  }

  static async join(name: string, browser: Browser): Promise<Colleague> {
    const membership = {
      resourceType: 'project',
      resourceId: PROJECT,
      roleNames: ['editor'],
    }
    const body = JSON.stringify({ label: name, memberships: [membership] })
    const { id, token } = await ask(ROBOTS, { method: 'POST', body })
    return new Colleague(name, id, token, browser)
  }

  /** Changes documents from wherever they are, without a Studio. */
  act(...actions: Action[]): Promise<void> {
    return act(actions, this.#token)
  }

  /** Their Studio, in a browser that is signed in as them. It is kept: a new one compiles the Studio anew. */
  async openStudio(): Promise<Studio> {
    this.#studio ??= await this.#signIn()
    return this.#studio
  }

  /** Turns away from the Studio; gives what it reported to its console since the last time. */
  async turnAway(): Promise<string[]> {
    await this.#studio?.page.goto('about:blank')
    return this.#watch?.errors.splice(0) ?? []
  }

  /** Closes their browser; they may not come back. */
  async leave(): Promise<void> {
    await this.#studio?.page.context().close()
    await ask(`${ROBOTS}/${this.#id}`, { method: 'DELETE' })
  }

  async #signIn(): Promise<Studio> {
    const { studio } = runningStack()
    const value = JSON.stringify({ token: this.#token, time: new Date().toISOString() })
    const localStorage = [{ name: TOKEN_KEY, value }]
    const context = await this.#browser.newContext({
      viewport: { width: 1440, height: 1100 },
      storageState: { cookies: [], origins: [{ origin: studio, localStorage }] },
    })
    const page = await context.newPage()
    this.#watch = new ErrorWatch(page)
    return new Studio(page, studio)
  }
}
