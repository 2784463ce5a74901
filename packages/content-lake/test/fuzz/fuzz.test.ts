import { mkdtemp, readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { Random } from '../../src/groq/test-support/random.ts'
import { randomDocuments } from '../../src/groq/test-support/random-documents.ts'
import { removeFolder } from '../support/remove-folder.ts'
import { startLake, type TestLake } from '../support/start-lake.ts'
import { FuzzCases } from './fuzz-cases.ts'
import { samplePictures } from './hostile-uploads.ts'
import { problemsIn } from './soundness.ts'

/*
 * Requests that nobody means well with, each made from a seed of its own. FUZZ_SEED is the first of them, and
 * FUZZ_CASES how many follow: a case that fails is repeated by its seed with FUZZ_CASES=1.
 */
const SEED = Number(process.env.FUZZ_SEED ?? 1)
const CASES = Number(process.env.FUZZ_CASES ?? 1_200)
/** So many at a time. */
const LANES = 4
const QUERY_TIME_LIMIT_MS = 500

test(`${CASES} hostile requests, from seed ${SEED} on, leave the lake up and sound`, {
  timeout: 60_000 + CASES * 500,
}, async () => {
  const dataDirectory = await mkdtemp(path.join(tmpdir(), 'content-lake-fuzz-'))
  const lake = await startLake({
    dataDirectory,
    queryTimeLimit: QUERY_TIME_LIMIT_MS,
    anonymousQueryTimeLimit: QUERY_TIME_LIMIT_MS,
    maximumUploadBytes: 1_000_000,
  })
  try {
    await fill(lake)
    const cases = new FuzzCases(lake, await samplePictures())
    const failures: string[] = []
    let next = SEED
    const lane = async () => {
      while (next < SEED + CASES) {
        const failure = await cases.run(next++)
        if (failure !== null) failures.push(failure)
      }
    }
    await Promise.all(Array.from({ length: LANES }, lane))
    if (process.env.FUZZ_STATISTICS) console.info(cases.outcomes())
    expect(failures.slice(0, 20)).toEqual([])
    expect(lake.records.filter(({ event }) => event === 'failure')).toEqual([])
    expect(Reflect.ownKeys(Object.prototype)).not.toContain('polluted')

    await expect(lake.client().fetch('count(*) > 0')).resolves.toBe(true)
    expect(await readdir(path.join(dataDirectory, 'assets/incoming'))).toEqual([])
    await lake.restart()
    await expect(lake.client().fetch('count(*) > 0')).resolves.toBe(true)
  } finally {
    await lake.stop()
  }
  const datasets = path.join(dataDirectory, 'datasets')
  const files = (await readdir(datasets)).filter((name) => name.endsWith('.sqlite'))
  expect(files).toContain('production.sqlite')
  expect(files.flatMap((name) => problemsIn(path.join(datasets, name)))).toEqual([])
  await removeFolder(dataDirectory)
})

/** Gives random queries something to find; what refers to something that is not there is left out. */
async function fill(lake: TestLake): Promise<void> {
  for (const { _rev, ...document } of randomDocuments(new Random(SEED), 40)) {
    await lake
      .client()
      .createOrReplace(document)
      .catch(() => null)
  }
}
