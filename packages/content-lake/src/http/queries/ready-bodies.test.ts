import { expect, test } from 'vitest'
import type { QueryAnswer } from '../../groq/threads/query-message.ts'
import type { Admission } from './admissions.ts'
import { ReadyBodies } from './ready-bodies.ts'

const SEARCH = 'query=*&perspective=raw'

function admission(name: string): Admission {
  return {
    identity: { kind: 'anonymous' },
    apiVersion: 'X',
    dataset: name,
    head: [],
    path: `/vX/data/query/${name}`,
    route: '/:version/data/query/:dataset',
  }
}

function answered(body: string) {
  const answer: QueryAnswer = {
    kind: 'answer',
    resultJson: '[]',
    sourceMapJson: undefined,
    syncTags: [],
    usedIndexes: [],
  }
  return { body, answer, ms: 0, tag: undefined }
}

test('no query string finds what was kept for another admission', () => {
  const bodies = new ReadyBodies({ isKept: () => true }, 1_000_000)
  const admissions = Array.from({ length: 30 }, (_, i) => admission(`of-${i}`))
  for (const [i, each] of admissions.entries()) bodies.keep(each, SEARCH, answered(`${i}`))
  for (const [i, each] of admissions.entries()) {
    expect(bodies.get(each, SEARCH)?.bytes.toString()).toBe(`${i}`)
    // After the number of this one, it may be that of another.
    for (let more = 0; more < 30; more++)
      expect(bodies.get(each, `${more}${SEARCH}`)).toBeUndefined()
  }
})
