import { existsSync } from 'node:fs'
import { chromium, type LaunchOptions } from '@playwright/test'

const SYSTEM_BROWSERS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** Chromium asks its maker's hosts in the background: a closed network must not matter. */
const QUIET = [
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--disable-gpu',
]

/**
 * Which browser the tests drive: CHROMIUM_PATH, else Playwright's own, else the system's Chromium.
 * Throws a sentence that says what to install when there is none.
 */
export function browserLaunchOptions(): LaunchOptions {
  const own = chromium.executablePath()
  const executablePath = [process.env.CHROMIUM_PATH, own, ...SYSTEM_BROWSERS].find(
    (path) => path && existsSync(path),
  )
  if (!executablePath) {
    throw new Error(
      'The browser tests need a Chromium: run "npx playwright install chromium", or install your system\'s chromium package, or set CHROMIUM_PATH.',
    )
  }
  // The sandbox cannot work for root, as in most containers.
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  return { executablePath, args: [...QUIET, ...sandbox] }
}
