import { defineConfig, devices } from '@playwright/test'
import { browserLaunchOptions } from './support/browser.ts'

/** What only reads the demo content, or adds to it what nobody else looks at. */
const READERS =
  /(?:accessibility|comparison|content-policy|keyboard|offline|reading-conditions|right-to-left|search|states|without-scripts)\.spec\.ts$/

export default defineConfig({
  testDir: './tests',
  outputDir: './test-results',
  globalSetup: './support/global-setup.ts',
  // One stack for all tests: those that change its content run one after the other, and beside them those of readers.
  workers: 2,
  fullyParallel: false,
  forbidOnly: !!process.env.CI,
  // Once more on CI, where a machine with too much to do can keep a browser from an answer; the report names such tests.
  retries: process.env.CI ? 1 : 0,
  timeout: 300_000,
  expect: { timeout: 30_000 },
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_NAME ? [['list'], ['json']] : 'list',
  use: {
    // What cannot be clicked in this time is not there: say so, rather than at the end of the test.
    actionTimeout: 45_000,
    launchOptions: browserLaunchOptions(),
    // A trace costs time: on CI only what is tried again is recorded.
    trace: process.env.CI ? 'on-first-retry' : 'retain-on-failure',
    screenshot: 'only-on-failure',
  },
  projects: [
    { name: 'editors', testIgnore: READERS, workers: 1, use: { ...devices['Desktop Chrome'] } },
    { name: 'readers', testMatch: READERS, workers: 1, use: { ...devices['Desktop Chrome'] } },
  ],
})
