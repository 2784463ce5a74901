import { globSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { takeLock } from '../../bootstrap/lock.mjs'
import { freePorts } from '../../bootstrap/ports.mjs'
import { stateRoot } from '../instance.ts'
import { INTERRUPTED, Interruption } from '../interruption.ts'
import { repositoryBin, repositoryRoot } from '../repository.ts'
import { run } from '../run.ts'
import { type Counts, playwrightCounts, vitestCounts } from '../test-counts.ts'

/** `npm test`: everything. Needs no free port of ours and touches no running `npm start`. */
const reports = join(stateRoot, 'test-reports')
const browserReport = join(reports, 'browser.json')
const env = {
  ...process.env,
  PLAYWRIGHT_JSON_OUTPUT_NAME: browserReport,
  // The tests of the commands start the browser tests' stack again, which is built for these addresses.
  VITRINE_TEST_PORTS: JSON.stringify(await freePorts()),
}
const here = { cwd: repositoryRoot, env }

const totals: Counts = { passed: 0, failed: 0, skipped: 0 }
let failed = false

async function stage(title: string, work: () => Promise<void>, counts?: () => Counts) {
  const started = performance.now()
  console.log(`\n── ${title}`)
  try {
    await work()
  } catch (error) {
    if (error instanceof Interruption) {
      console.error('\nStopped before all tests had run.')
      process.exit(INTERRUPTED)
    }
    failed = true
    console.error(error instanceof Error ? error.message : error)
  }
  if (counts) {
    const { passed, failed: failures, skipped } = counts()
    totals.passed += passed
    totals.failed += failures
    totals.skipped += skipped
  }
  console.log(`── ${title}: ${((performance.now() - started) / 1000).toFixed(0)} s`)
}

function readReport(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

/** Runs vitest in a folder of the repository; of each of `suites`, which are folders too, a test must pass. */
async function vitest(title: string, folder: string, config: string, suites: readonly string[]) {
  const report = join(reports, `${title}.json`)
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${report}`]
  await stage(
    title,
    () =>
      run(
        repositoryBin('vitest'),
        ['run', `--config=${config}`, '--allowOnly=false', ...reporters],
        { ...here, cwd: join(repositoryRoot, folder) },
      ),
    () => vitestCounts(readReport(report), repositoryRoot, suites),
  )
}

const browserSupport = join(repositoryRoot, 'e2e/support/assert-browser.ts')
await run(process.execPath, [browserSupport], here).catch((error) =>
  // It has said itself what is missing.
  process.exit(error instanceof Interruption ? INTERRUPTED : 1),
)
try {
  takeLock(
    join(stateRoot, 'npm-test.lock'),
    'The tests run in this folder already: start them again when those have ended',
  )
} catch (error) {
  console.error(`\n  ${error instanceof Error ? error.message : error}\n`)
  process.exit(1)
}
rmSync(reports, { recursive: true, force: true })
mkdirSync(reports, { recursive: true })

await stage('Format and lint', () => run(repositoryBin('biome'), ['ci', '.'], here))
await stage('Types', () => run(repositoryBin('turbo'), ['run', 'typecheck'], here))
const packages = globSync('{apps/*,packages/*,sanity}/package.json', { cwd: repositoryRoot })
await vitest('Unit and integration tests', '.', 'vitest.config.ts', packages.map(dirname))
await stage(
  'Browser tests',
  () =>
    run(repositoryBin('playwright'), ['test', '--forbid-only'], {
      ...here,
      cwd: join(repositoryRoot, 'e2e'),
    }),
  () => playwrightCounts(readReport(browserReport)),
)
// After the browser tests, whose builds it starts again.
const localStack = 'packages/local-stack'
await vitest('Tests of the commands', localStack, 'vitest.commands.config.ts', [localStack])

if (failed) console.error('\nSomething above failed.')
console.log(`\n${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`)
process.exitCode = failed || totals.failed > 0 ? 1 : 0
