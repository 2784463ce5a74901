import type { Measured } from './load.ts'
import type { ServerProcess } from './server-process.ts'

const round = (value: number) => Math.round(value).toLocaleString('en')
const times = (value: number) => (value < 1 ? '<1' : round(value))

export function printTitle(title: string): void {
  console.info(`\n${title}`)
}

/** How long a server took to its first answer, and what memory it holds now. */
export function printServer(name: string, { startMs, memory }: ServerProcess): void {
  const cells = [name.padEnd(28), `start ${round(startMs)} ms`.padEnd(16), `${round(memory())} MiB`]
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
