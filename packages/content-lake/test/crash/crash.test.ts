import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as elapsed } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Random } from '../../src/groq/test-support/random.ts'
import { type LakeProcess, startLakeProcess } from '../support/lake-process.ts'
import { removeFolder } from '../support/remove-folder.ts'
import { filesOnDisk } from '../support/uploads.ts'
import { FileWriter } from './file-writer.ts'
import { PairWriter } from './pair-writer.ts'

/** How often the server is killed; 200 by `npm run test:crash`. */
const ROUNDS = Number(process.env.CRASH_ROUNDS ?? 6)
const SEED = Number(process.env.CRASH_SEED ?? 1)
/** A round in so many is killed on its way up, perhaps amid repairs after the last time. */
const KILLED_AT_START_EVERY = 5
const LONGEST_ROUND_MS = 400

let directory: string
let lake: LakeProcess | null = null

beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'content-lake-crash-'))
})
afterAll(async () => {
  await lake?.kill()
  await removeFolder(directory)
})

test(`a server that is killed ${ROUNDS} times amid writes has lost nothing and kept no half`, {
  timeout: 60_000 + ROUNDS * 15_000,
}, async () => {
  const random = new Random(SEED)
  const pairs = Array.from({ length: 8 }, (_, index) => new PairWriter(index))
  const files = new FileWriter(random)
  const writers = [...pairs, files]
  const checked = async (url: string) =>
    (await Promise.all(writers.map((writer) => writer.check(url)))).flat()

  for (let round = 1; round <= ROUNDS; round++) {
    if (round % KILLED_AT_START_EVERY === 0) {
      lake = await startLakeProcess(directory)
      await Promise.race([lake.ready, elapsed(random.next() * 1_000)])
      await lake.kill()
    }
    lake = await startLakeProcess(directory)
    await lake.ready
    const { url } = lake
    expect(await checked(url), `round ${round}, seed ${SEED}`).toEqual([])
    const before = pairs.map(({ acknowledged }) => acknowledged)
    const running = writers.map((writer) => writer.run(url))
    await expect
      .poll(() => pairs.every(({ acknowledged }, index) => acknowledged > (before[index] ?? 0)))
      .toBe(true)
    await elapsed(random.next() * LONGEST_ROUND_MS)
    await lake.kill()
    await Promise.all(running)
  }

  lake = await startLakeProcess(directory)
  await lake.ready
  const { url } = lake
  expect(await checked(url)).toEqual([])
  const histories = await Promise.all(pairs.map((pair) => pair.checkHistory(url)))
  expect([...histories.flat(), ...(await files.checkContents(url))]).toEqual([])
  const data = path.join(directory, 'lake')
  expect((await filesOnDisk(data)).sort()).toEqual(files.names())
  await lake.kill()
  expect(problemsIn(path.join(data, 'datasets/production.sqlite'))).toEqual(['ok'])
  const acknowledged = pairs.reduce((sum, pair) => sum + pair.acknowledged, 0)
  console.info(
    `${ROUNDS} kills, ${acknowledged} transactions and ${files.acknowledged} files acknowledged: none lost`,
  )
})

/** What is wrong with a file, its full-text index and its indexes over attributes: `ok` alone when nothing. */
function problemsIn(file: string): string[] {
  const database = new DatabaseSync(file)
  const pks = (table: string, pk = 'pk') => {
    const rows = database.prepare(`SELECT ${pk} AS pk FROM ${table} ORDER BY pk`).all()
    return rows.map((row) => row.pk)
  }
  try {
    const problems = database
      .prepare('PRAGMA integrity_check')
      .all()
      .map((row) => String(row.integrity_check))
    const indexes = database.prepare('SELECT name FROM scalar_index').all()
    expect(indexes.length).toBeGreaterThan(1)
    for (const name of indexes.map((row) => String(row.name))) {
      const there = name.startsWith('referrer_') ? pks('reference', 'document_pk') : pks('document')
      if (!isDeepStrictEqual(pks(name), there)) problems.push(`${name} has other rows`)
    }
    return problems
  } finally {
    database.close()
  }
}
