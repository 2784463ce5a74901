import type { ConsoleMessage, Page, Response } from '@playwright/test'
import { runningStack } from './stack.ts'

/** What the Studio reports as errors although nothing is wrong; each `at` is the address it names. */
const HARMLESS: readonly { text: RegExp; at: RegExp }[] = [
  // Its presence says goodbye on a socket that the browser has closed, when the tab moves on.
  { text: /^WebSocket is already in CLOSING/, at: /\/WorkspaceLoader-/ },
  // Whether a newer Studio exists: asked of a public host, which a test never reaches.
  { text: /^Failed to fetch version for package/, at: /./ },
]

/** Collects a page's console errors and uncaught exceptions, without those of hosts outside the stack. */
export class ErrorWatch {
  readonly errors: string[] = []
  readonly #page: Page
  readonly #missingPages = new Set<string>()

  constructor(page: Page) {
    this.#page = page
    page.on('response', this.#onResponse)
    page.on('pageerror', this.#onPageError)
    page.on('console', this.#onConsole)
  }

  stop(): void {
    this.#page.off('response', this.#onResponse)
    this.#page.off('pageerror', this.#onPageError)
    this.#page.off('console', this.#onConsole)
  }

  readonly #onResponse = (response: Response) => {
    // A test that opens an address nobody has gets the browser's own message about it.
    if (response.request().isNavigationRequest() && response.status() === 404)
      this.#missingPages.add(response.url())
  }

  readonly #onPageError = (error: Error) => {
    this.errors.push(`uncaught ${error.stack ?? error.message}`)
  }

  readonly #onConsole = (message: ConsoleMessage) => {
    if (message.type() !== 'error' || isHarmless(message)) return
    const { url, lineNumber, columnNumber } = message.location()
    if (this.#missingPages.has(url) && /status of 404/.test(message.text())) return
    this.errors.push(`${message.text()} (${url}:${lineNumber}:${columnNumber})`)
  }
}

function isHarmless(message: ConsoleMessage): boolean {
  const { url } = message.location()
  if (/^Failed to load resource/.test(message.text()) && isOutside(url)) return true
  return HARMLESS.some(({ text, at }) => text.test(message.text()) && at.test(url))
}

function isOutside(url: string): boolean {
  const { lake, studio, storefront } = runningStack()
  const ports = [lake, studio, storefront].map((origin) => new URL(origin).port)
  if (!URL.canParse(url)) return false
  const { hostname, port } = new URL(url)
  // The form of a task looks for the lake at a name of its own, below localhost.
  return !(/(^|\.)localhost$/.test(hostname) && ports.includes(port))
}
