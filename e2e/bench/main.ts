import { rmSync } from 'node:fs'
import path from 'node:path'
import { instanceNamed, lockInstance } from '@vitrine/local-stack/instance'
import { freePorts } from '@vitrine/local-stack/ports'
import { ServiceGroup } from '@vitrine/local-stack/service-group'
import { startStack } from '@vitrine/local-stack/stack'
import { startBareApp } from './bare-app.ts'
import { exceededBy, type PageMeasured } from './exceeded.ts'
import { judge } from './lighthouse-runs.ts'
import { readOptions } from './options.ts'
import { weigh } from './page-weight.ts'
import { type Page, pagesOf } from './pages.ts'
import { printExceeded, printRate, printTitle, printVerdict, printWeight } from './report.ts'
import { servingRate } from './serving-rate.ts'

const { runs, seconds, only } = readOptions(process.argv.slice(2))

async function measureWeight(bare: string, pages: readonly Page[]): Promise<PageMeasured[]> {
  printTitle('First load, gzip: scripts, as a multiple of the bare app’s, and HTML')
  const floor = await weigh(bare)
  printWeight('bare Next.js', floor, 1)
  const measured: PageMeasured[] = []
  for (const page of pages) {
    const weight = await weigh(page.url)
    const times = weight.scripts / floor.scripts
    printWeight(page.name, weight, times)
    measured.push({ page, scriptTimes: times })
  }
  return measured
}

async function measureServing(bare: string, pages: readonly Page[]): Promise<void> {
  printTitle('Sent over 32 connections, and as a multiple of the bare app’s')
  const floor = await servingRate(bare, seconds)
  printRate('bare Next.js', floor, 1)
  for (const { name, url } of pages) {
    const rate = await servingRate(url, seconds)
    printRate(name, rate, rate / floor)
  }
}

/** The bare app has no budget: it says what the machine and Next.js themselves leave of the hundred. */
async function measureLighthouse(bare: string, pages: readonly Page[]): Promise<PageMeasured[]> {
  printTitle(`Lighthouse, mobile, median of ${runs}`)
  printVerdict('bare Next.js', await judge(bare, runs))
  const measured: PageMeasured[] = []
  for (const page of pages) {
    const verdict = await judge(page.url, runs)
    printVerdict(page.name, verdict)
    measured.push({ page, verdict })
  }
  return measured
}

const instance = instanceNamed('bench')
const unlock = lockInstance(instance)
rmSync(instance.stateFolder, { recursive: true, force: true })
const group = new ServiceGroup()
const interrupted = () => void group.stop()
process.once('SIGINT', interrupted).once('SIGTERM', interrupted)
try {
  const ports = await freePorts()
  const { addresses } = await startStack(group, { instance, ports, mode: 'production' })
  const bare = await startBareApp(group, path.join(instance.stateFolder, 'logs'))
  const pages = await pagesOf(addresses.storefront)
  const measured: PageMeasured[] = []
  if (only.includes('weight')) measured.push(...(await measureWeight(bare, pages)))
  if (only.includes('serving')) await measureServing(bare, pages)
  if (only.includes('lighthouse')) measured.push(...(await measureLighthouse(bare, pages)))
  const exceeded = measured.flatMap(exceededBy)
  printExceeded(exceeded)
  process.exitCode = exceeded.length === 0 ? 0 : 1
} finally {
  await group.stop()
  unlock()
}
