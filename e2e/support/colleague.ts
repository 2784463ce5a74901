import type { Browser, BrowserContext } from '@playwright/test'
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
  /** What their Studio reported to its console. */
  readonly errors: string[] = []
  readonly #id: string
  readonly #token: string
  readonly #browser: Browser
  #context: BrowserContext | undefined

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

  /** Opens a Studio of theirs, in a browser that is signed in as them. */
  async openStudio(): Promise<Studio> {
    this.#context = await this.#browser.newContext({ viewport: { width: 1440, height: 1100 } })
    const entry = JSON.stringify({ token: this.#token, time: new Date().toISOString() })
    await this.#context.addInitScript(([key, value]) => localStorage.setItem(key, value), [
      TOKEN_KEY,
      entry,
    ] as const)
    const page = await this.#context.newPage()
    const watch = new ErrorWatch(page)
    this.#context.on('close', () => this.errors.push(...watch.errors))
    return new Studio(page, runningStack().studio)
  }

  /** Closes their browser; they may not come back. */
  async leave(): Promise<void> {
    await this.#context?.close()
    await ask(`${ROBOTS}/${this.#id}`, { method: 'DELETE' })
  }
}
