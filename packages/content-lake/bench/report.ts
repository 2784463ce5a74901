import type { Grown } from './growth.ts'
import type { Measured } from './load.ts'
import type { ServerProcess } from './server-process.ts'

const round = (value: number) => Math.round(value).toLocaleString('en')
const times = (value: number) => (value < 1 ? '<1' : round(value))

export function printTitle(title: string): void {
  console.info(`\n${title}`)
}

/** How long a server took to its first answer, what memory it holds now, and the most that it held. */
export function printServer(name: string, { startMs, memory }: ServerProcess): void {
  const { now, peak } = memory()
  const most = peak === null ? '' : `, at most ${round(peak)} MiB`
  const cells = [
    name.padEnd(28),
    `start ${round(startMs)} ms`.padEnd(16),
    `${round(now)} MiB${most}`,
  ]
  console.info(`  ${cells.join('')}`)
}

export function printRow(work: string, name: string, connections: number, row: Measured): void {
  const cells = [
    work.padEnd(4),
    name.padEnd(28),
    String(connections).padStart(3),
    `${round(row.perSecond)}/s`.padStart(10),
    `p50 ${times(row.p50)} ms`.padStart(12),
    `p99 ${times(row.p99)} ms`.padStart(12),
  ]
  console.info(`  ${cells.join('')}`)
}

/** What the lake does in a second, as a multiple of what the other does. */
export function printRatios(ratios: Readonly<Record<string, number>>): void {
  const said = Object.entries(ratios).map(([name, ratio]) => `${ratio.toFixed(2)} x ${name}`)
  console.info(`      ${said.join(', ')}`)
}

/** How many times as long requests take over the most documents as over the fewest. */
export function printGrowth({ row, smallest, largest, times }: Grown): void {
  const cells = [
    row.work.padEnd(4),
    row.server.padEnd(28),
    String(row.connections).padStart(3),
    `  ${round(largest)} against ${round(smallest)}: ${times.toFixed(1)} x`,
  ]
  console.info(`  ${cells.join('')}`)
}
