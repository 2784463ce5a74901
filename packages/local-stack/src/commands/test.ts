import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Interruption } from '../interruption.ts'
import { repositoryBin, repositoryRoot, stateFolder } from '../repository.ts'
import { run } from '../run.ts'
import { type Counts, playwrightCounts, vitestCounts } from '../test-counts.ts'

/** `npm test`: everything. Needs no free port of ours and touches no running `npm start`. */
const reports = join(stateFolder, 'test-reports')
rmSync(reports, { recursive: true, force: true })
mkdirSync(reports, { recursive: true })
const unitReport = join(reports, 'unit.json')
const browserReport = join(reports, 'browser.json')
const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: browserReport }
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
      process.exit(130)
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

const readReport = (file: string): unknown => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

const browserSupport = join(repositoryRoot, 'e2e/support/assert-browser.ts')
await run(process.execPath, [browserSupport], here).catch(() => process.exit(1))

await stage('Format and lint', () => run(repositoryBin('biome'), ['ci', '.'], here))
await stage('Types', () => run(repositoryBin('turbo'), ['run', 'typecheck'], here))
await stage(
  'Unit and integration tests',
  () =>
    run(
      repositoryBin('vitest'),
      ['run', '--reporter=dot', '--reporter=json', `--outputFile.json=${unitReport}`],
      here,
    ),
  () => vitestCounts(readReport(unitReport)),
)
await stage(
  'Browser tests',
  () => run(repositoryBin('playwright'), ['test'], { ...here, cwd: join(repositoryRoot, 'e2e') }),
  () => playwrightCounts(readReport(browserReport)),
)

if (failed) console.error('\nSomething above failed.')
console.log(`\n${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`)
process.exitCode = failed || totals.failed > 0 || totals.passed === 0 ? 1 : 0
