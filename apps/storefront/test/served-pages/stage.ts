import { rm } from 'node:fs/promises'
import {
  type LakeProcess,
  startLakeProcess,
} from '../../../../packages/content/test/support/lake-process'
import { buildSite, type SiteProcess } from '../support/site-process'

/** For what comes by itself: generous, as it is only spent when it does not come. */
export const WAIT = { timeout: 15_000, interval: 200 }

interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly html: string
  /** What a reader sees without running any script. */
  readonly text: string
}

/** One lake and one built site, which the parts of the served-pages test use one after the other. */
export class Stage {
  #lake: LakeProcess | undefined
  #site: SiteProcess | undefined

  get lake(): LakeProcess {
    if (!this.#lake) throw new Error('The lake has not been started')
    return this.#lake
  }

  get site(): SiteProcess {
    if (!this.#site) throw new Error('The site has not been built')
    return this.#site
  }

  async start(): Promise<void> {
    this.#lake = await startLakeProcess()
    this.#site = await buildSite(this.#lake)
    await this.#site.start()
  }

  async stop(): Promise<void> {
    await this.#site?.stop()
    if (this.#site) await rm(this.#site.outbox, { recursive: true, force: true })
    await this.#lake?.stop()
  }

  async get(path: string, init: RequestInit = {}): Promise<Answer> {
    const response = await fetch(`${this.site.url}${path}`, { redirect: 'manual', ...init })
    const html = await response.text()
    const text = html
      .replace(/<(script|style)\b[\s\S]*?<\/\1>/g, '')
      .replace(/<!--.*?-->/g, '')
      .replace(/<[^>]+>/g, ' ')
    return { status: response.status, headers: response.headers, html, text }
  }
}
