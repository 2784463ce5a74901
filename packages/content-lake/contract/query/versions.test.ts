import { beforeAll, describe, expect, test } from 'vitest'
import { query } from '../support/data.ts'
import type { JsonRecord } from '../support/http.ts'
import { releasing } from '../support/releasing.ts'
import { target } from '../support/target.ts'

const { here, created, write } = releasing()
const [a, b] = [here.id(), here.id()]
let releaseId = ''

beforeAll(async () => {
  releaseId = await created({ title: 'Spring', releaseType: 'asap' })
  await write(
    { _id: a },
    { _id: `drafts.${a}` },
    { _id: `versions.${releaseId}.${a}` },
    { _id: `versions.${releaseId}.${b}` },
  )
})

const ids = (condition: string, params: JsonRecord, perspective = 'raw') =>
  query<string[]>(`*[${condition}]._id`, params, { search: { perspective } })

describe('sanity::versionOf()', () => {
  test('finds all versions of a document', async () => {
    const found = await ids('sanity::versionOf($id)', { id: a })
    expect(found.toSorted()).toEqual([a, `drafts.${a}`, `versions.${releaseId}.${a}`].toSorted())
    expect(await ids('sanity::versionOf($id)', { id: b })).toEqual([`versions.${releaseId}.${b}`])
  })

  test('finds the one that a perspective shows', async () => {
    expect(await ids('sanity::versionOf($id)', { id: a }, 'published')).toEqual([a])
    expect(await ids('sanity::versionOf($id)', { id: b }, 'published')).toEqual([])
  })

  test('finds none of a document that there is not', async () => {
    expect(await ids('sanity::versionOf($id)', { id: here.id() })).toEqual([])
  })
})

describe('sanity::partOfRelease()', () => {
  test('finds the versions in a release', async () => {
    const found = await ids('sanity::partOfRelease($releaseId)', { releaseId })
    expect(found.toSorted()).toEqual(
      [`versions.${releaseId}.${a}`, `versions.${releaseId}.${b}`].toSorted(),
    )
  })

  test('finds none of a release that there is not', async () => {
    expect(await ids('sanity::partOfRelease($r)', { r: here.releaseId() })).toEqual([])
  })
})

describe('releases::all()', () => {
  test('lists releases, with what is known of each', async () => {
    const listed = await query<JsonRecord[]>('releases::all()[name == $releaseId]', { releaseId })
    expect(listed).toEqual([
      expect.objectContaining({
        _id: `_.releases.${releaseId}`,
        _type: 'system.release',
        name: releaseId,
        state: 'active',
        metadata: expect.objectContaining({ title: 'Spring', releaseType: 'asap' }),
      }),
    ])
  })

  test('lists them in any perspective', async () => {
    const groq = 'releases::all()[name == $releaseId].name'
    for (const perspective of ['published', 'drafts', releaseId]) {
      expect(await query(groq, { releaseId }, { search: { perspective } })).toEqual([releaseId])
    }
  })

  test('lists none to nobody', async () => {
    const groq = 'releases::all()[name == $releaseId].name'
    expect(await query(groq, { releaseId }, { token: null })).toEqual([])
  })
})

describe('sanity::projectId() and sanity::dataset()', () => {
  test('tell where one is', async () => {
    expect(await query('[sanity::projectId(), sanity::dataset()]')).toEqual([
      target.projectId,
      target.dataset,
    ])
  })
})
