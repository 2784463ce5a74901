import { setTimeout as pause } from 'node:timers/promises'
import sharp from 'sharp'
import type { BenchDocuments } from './documents.ts'
import { LAKE_HEADERS } from './lake.ts'
import { type Measured, measure } from './load.ts'
import { printRow, printTitle } from './report.ts'
import { requestsOf, unseen, workOver } from './work.ts'

const TRANSFORMS = 20
const PICTURE = { width: 4_000, height: 3_000 }
/** No index has what it asks for: it reads every document. */
const SCAN = 'count(*[length(title) * 2 > 1000])'

/** What Q2 takes by itself, and while others have every document read and pictures made. */
export async function measureBeside(
  url: string,
  documents: BenchDocuments,
  { connections, seconds }: { connections: number; seconds: number },
): Promise<void> {
  const q2 = workOver(documents).find(({ name }) => name === 'Q2')
  if (q2 === undefined) throw new Error('There is no Q2')
  printTitle(`Q2 beside scans of all documents and ${TRANSFORMS} image transforms`)
  const picture = await upload(url)
  const ask = () =>
    measure(url, unseen(requestsOf(q2.toLake)), { connections, seconds, headers: LAKE_HEADERS })
  await ask()
  const alone = await ask()
  printRow('Q2', 'alone', connections, alone)
  const heavy = new AbortController()
  const others = Promise.all([scanAgainAndAgain(url, heavy.signal), transform(url, picture)])
  const beside = await ask()
  heavy.abort()
  const [scans, transforms] = await others
  printRow('Q2', 'beside heavy work', connections, beside)
  const worse = (of: (row: Measured) => number) => (of(beside) / of(alone)).toFixed(2)
  console.info(
    `      p99 ${worse(({ p99 }) => p99)} x, p50 ${worse(({ p50 }) => p50)} x; ${scans} scans, ${transforms}`,
  )
}

async function upload(url: string): Promise<string> {
  const noise = { type: 'gaussian', mean: 128, sigma: 30 } as const
  const bytes = await sharp({ create: { ...PICTURE, channels: 3, background: 'white', noise } })
    .jpeg()
    .toBuffer()
  const response = await fetch(`${url}/v2025-02-19/assets/images/production`, {
    method: 'POST',
    headers: { ...LAKE_HEADERS, 'content-type': 'image/jpeg' },
    body: new Uint8Array(bytes),
  })
  if (!response.ok) throw new Error(`The lake takes no picture: ${await response.text()}`)
  const { document } = (await response.json()) as { document: { path: string } }
  return document.path
}

/** Answers how many were done before it was told to end. */
async function scanAgainAndAgain(url: string, signal: AbortSignal): Promise<number> {
  const target = `${url}/v2025-02-19/data/query/production`
  let scans = 0
  while (!signal.aborted) {
    const search = new URLSearchParams({ query: SCAN, $unseen: String(scans) })
    const response = await fetch(`${target}?${search}`, { headers: LAKE_HEADERS })
    await response.arrayBuffer()
    if (!response.ok) throw new Error(`A scan failed with ${response.status}`)
    scans += 1
    await pause(1)
  }
  return scans
}

/** Asks for every size at once; answers how long they all took. */
async function transform(url: string, picture: string): Promise<string> {
  const started = performance.now()
  await Promise.all(
    Array.from({ length: TRANSFORMS }, async (_, n) => {
      const response = await fetch(`${url}/${picture}?w=${1_000 + n * 10}`)
      await response.arrayBuffer()
      if (!response.ok) throw new Error(`A picture failed with ${response.status}`)
    }),
  )
  return `pictures in ${Math.round(performance.now() - started)} ms`
}
