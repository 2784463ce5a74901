import { browserLaunchOptions } from './browser.ts'

try {
  browserLaunchOptions()
} catch (error) {
  console.error(`\n  ${error instanceof Error ? error.message : error}\n`)
  process.exitCode = 1
}
