import { rmSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { onInterrupt } from '../src/cli/on-interrupt.ts'
import { freePort } from '../test/support/free-port.ts'
import { removeFolder } from '../test/support/remove-folder.ts'
import { measureBeside } from './beside.ts'
import { BenchDocuments } from './documents.ts'
import { Growth } from './growth.ts'
import { fillLake, LAKE_HEADERS, startLake } from './lake.ts'
import { type Measured, measure } from './load.ts'
import { readOptions } from './options.ts'
import { printGrowth, printRatios, printRow, printServer, printTitle } from './report.ts'
import { killProcesses, runScript, type ServerProcess, startProcess } from './server-process.ts'
import { type BenchRequest, requestsOf, unseen, type Work, workOver } from './work.ts'

const RIVAL = path.join(import.meta.dirname, 'rival/server.ts')
const CONNECTIONS = [1, 32]
const ROUNDS = 5

const { sizes, seconds, only } = readOptions(process.argv.slice(2))
const growth = new Growth()

interface Servers {
  readonly lake: ServerProcess
  readonly rival: ServerProcess
}

/** Both servers over the same documents, started anew once these are on disk. */
async function startServers(folder: string, documents: BenchDocuments): Promise<Servers> {
  const file = path.join(folder, 'rival.sqlite')
  await runScript([RIVAL, file, '0', String(documents.posts)])
  const rivalPort = await freePort()
  const rival = await startProcess([RIVAL, file, String(rivalPort)], {
    url: `http://127.0.0.1:${rivalPort}`,
    probe: '/fixed/20',
  })
  const lakeFolder = path.join(folder, 'lake')
  const filling = await startLake(lakeFolder, await freePort())
  await fillLake(filling.url, documents)
  await filling.stop()
  const lake = await startLake(lakeFolder, await freePort())
  return { lake, rival }
}

/** What several loads came to, each measured once a round. */
class Rounds<Name extends string> {
  readonly #measured: readonly Record<Name, Measured>[]

  constructor(measured: readonly Record<Name, Measured>[]) {
    this.#measured = measured
  }

  median(name: Name): Measured {
    return middle(
      this.#measured.map((round) => round[name]),
      ({ perSecond }) => perSecond,
    )
  }

  /** How many times as much one does as another, round by round: what else the machine does meets both alike. */
  ratio(name: Name, other: Name): number {
    const ratios = this.#measured.map((round) => round[name].perSecond / round[other].perSecond)
    return middle(ratios, (ratio) => ratio)
  }
}

/** Measures each in turn, several times over. */
async function inTurn<Name extends string>(
  asked: Readonly<Record<Name, () => Promise<Measured>>>,
): Promise<Rounds<Name>> {
  const names = Object.keys(asked) as Name[]
  const rounds: Record<Name, Measured>[] = []
  for (let count = 0; count < ROUNDS; count++) {
    const round = new Map<Name, Measured>()
    for (const name of names) round.set(name, await asked[name]())
    rounds.push(Object.fromEntries(round) as Record<Name, Measured>)
  }
  return new Rounds(rounds)
}

function middle<T>(values: readonly T[], by: (value: T) => number): T {
  const sorted = values.toSorted((a, b) => by(a) - by(b))
  const one = sorted[Math.floor(sorted.length / 2)]
  if (one === undefined) throw new Error('Nothing was measured')
  return one
}

async function compare(
  work: Work,
  size: number,
  { lake, rival }: Servers,
  connections: number,
): Promise<void> {
  const load = { connections, seconds: seconds / ROUNDS }
  const ask = (next: () => BenchRequest) =>
    measure(lake.url, next, { ...load, headers: LAKE_HEADERS })
  const askRival = (next: () => BenchRequest) => measure(rival.url, next, load)
  const row = (server: string, measured: Measured) => {
    printRow(work.name, server, connections, measured)
    if (work.isRead) growth.note({ work: work.name, server, connections }, size, measured.perSecond)
  }
  const next = requestsOf(work.toLake)
  const first = next()
  const rivals = requestsOf(work.toRival)
  const lakes = work.isRead ? unseen(next) : next
  // Both warm up first: their compilers, their files and the lake's indexes.
  await measure(rival.url, rivals, { ...load, seconds: 1 })
  await measure(lake.url, lakes, { ...load, seconds: 1, headers: LAKE_HEADERS })
  if (!work.isRead) {
    const writes = await inTurn({ sql: () => askRival(rivals), own: () => ask(lakes) })
    row('hand-written SQL', writes.median('sql'))
    row('lake', writes.median('own'))
    return printRatios({ sql: writes.ratio('own', 'sql') })
  }
  const bytes = await sizeOf(lake.url, first)
  const reads = await inTurn({
    sql: () => askRival(rivals),
    uncached: () => ask(lakes),
    fixed: () => askRival(() => ({ method: 'GET', path: `/fixed/${bytes}` })),
    cached: () => ask(() => first),
  })
  row('hand-written SQL', reads.median('sql'))
  row('lake, not cached', reads.median('uncached'))
  printRow(work.name, `fixed answer, ${bytes} bytes`, connections, reads.median('fixed'))
  row('lake, cached', reads.median('cached'))
  printRatios({ sql: reads.ratio('uncached', 'sql'), fixed: reads.ratio('cached', 'fixed') })
}

async function sizeOf(url: string, { path: target }: BenchRequest): Promise<number> {
  const response = await fetch(url + target, { headers: LAKE_HEADERS })
  return (await response.arrayBuffer()).byteLength
}

for (const size of sizes) {
  const folder = await mkdtemp(path.join(tmpdir(), 'content-lake-bench-'))
  const done = onInterrupt(() => {
    killProcesses()
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
  })
  const documents = new BenchDocuments(size)
  try {
    const servers = await startServers(folder, documents)
    printTitle(`${size.toLocaleString('en')} posts`)
    printServer('hand-written SQL', servers.rival)
    printServer('lake', servers.lake)
    for (const work of workOver(documents).filter(({ name }) => only.includes(name))) {
      printTitle(`${work.name}: ${work.title}`)
      for (const connections of CONNECTIONS) await compare(work, size, servers, connections)
    }
    if (only.includes('beside')) {
      await measureBeside(servers.lake.url, documents, { connections: 32, seconds })
    }
    printTitle('Memory afterwards')
    printServer('hand-written SQL', servers.rival)
    printServer('lake', servers.lake)
    await Promise.all([servers.lake.stop(), servers.rival.stop()])
  } finally {
    killProcesses()
    await removeFolder(folder)
    done()
  }
}
const grown = growth.rows()
if (grown.length > 0) printTitle('Time a read takes, by the number of posts')
for (const row of grown) printGrowth(row)
