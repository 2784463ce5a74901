import { defineConfig, devices } from '@playwright/test'
import { browserLaunchOptions } from './support/browser.ts'

export default defineConfig({
  testDir: './tests',
  outputDir: './test-results',
  globalSetup: './support/global-setup.ts',
  // One stack for all tests, whose content they change: one after the other.
  workers: 1,
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
  projects: [{ name: 'chromium', use: { ...devices['Desktop Chrome'] } }],
})
