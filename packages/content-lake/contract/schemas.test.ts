import { describe, expect, onTestFinished, test } from 'vitest'
import { asRole, assumed } from './support/cases.ts'
import { type Json, type JsonRecord, request } from './support/http.ts'
import { space } from './support/space.ts'
import { target } from './support/target.ts'

const here = space()
const SOURCE = 'the Sanity CLI, schema deploy'
const PATH = `/projects/${target.projectId}/datasets/${target.dataset}/schemas`
const TYPES = [{ name: 'post', type: 'document', attributes: { 'any name': 1 } }]

interface Deployment {
  readonly name: string
  readonly tag?: string
  readonly schema?: Json
}

/** Deploys what a Studio would, as one of its workspaces; it is removed with the test. */
async function deploy({ name, tag, schema = TYPES }: Deployment, token?: string | null) {
  const id = `_.schemas.${name}${tag === undefined ? '' : `.tag.${tag}`}`
  onTestFinished(async () => {
    await request(`${PATH}/${id}`, { method: 'DELETE' })
  })
  const workspace = { name, title: `Workspace ${name}` }
  const entry = { version: '2025-05-01', workspace, ...(tag !== undefined && { tag }), schema }
  const options = token === undefined ? {} : { token }
  const body = { schemas: [entry] }
  return { id, answer: await request<Json>(PATH, { ...options, method: 'PUT', body }) }
}

const list = async () => (await request<JsonRecord[]>(PATH)).body
const read = async (id: string) => (await request<JsonRecord[]>(`${PATH}/${id}`)).body

describe('/projects/{project}/datasets/{dataset}/schemas', () => {
  assumed(SOURCE, 'keeps the schema of a workspace, under its name', async () => {
    const name = here.id()
    const { id, answer } = await deploy({ name })
    expect(answer.status).toBe(200)
    const [found] = await read(id)
    expect(found).toMatchObject({
      _id: id,
      _type: 'system.schema',
      _createdAt: expect.any(String),
      workspace: { name, title: `Workspace ${name}` },
    })
    expect(JSON.parse(String(found?.schema))).toEqual(TYPES)
  })

  assumed(SOURCE, 'lists what is deployed', async () => {
    const { id } = await deploy({ name: here.id() })
    const { id: other } = await deploy({ name: here.id() })
    const ids = (await list()).map(({ _id }) => _id)
    expect(ids).toEqual(expect.arrayContaining([id, other]))
  })

  assumed(SOURCE, 'keeps one for each tag', async () => {
    const name = here.id()
    const { id } = await deploy({ name })
    const { id: tagged } = await deploy({ name, tag: 'next', schema: [] })
    expect(JSON.parse(String((await read(id))[0]?.schema))).toEqual(TYPES)
    expect((await read(tagged))[0]).toMatchObject({ tag: 'next', schema: '[]' })
  })

  assumed(SOURCE, 'replaces what was deployed before', async () => {
    const name = here.id()
    const { id } = await deploy({ name })
    const [before] = await read(id)
    await deploy({ name, schema: [] })
    const found = await read(id)
    expect(found).toEqual([
      expect.objectContaining({ schema: '[]', _createdAt: before?._createdAt }),
    ])
  })

  assumed(SOURCE, 'forgets what is deleted, and says so', async () => {
    const { id } = await deploy({ name: here.id() })
    const remove = () => request(`${PATH}/${id}`, { method: 'DELETE' })
    expect(await remove()).toMatchObject({ status: 200, body: { deleted: true } })
    expect(await read(id)).toEqual([])
    expect((await list()).map(({ _id }) => _id)).not.toContain(id)
    expect((await remove()).body).toEqual({ deleted: false })
  })

  test('is nothing to whoever is not signed in', async () => {
    expect([401, 403]).toContain((await request(PATH, { token: null })).status)
    const { id, answer } = await deploy({ name: here.id() }, null)
    expect([401, 403]).toContain(answer.status)
    expect(await read(id)).toEqual([])
  })

  asRole('viewer')('is not a viewer’s to change', async () => {
    const { id, answer } = await deploy({ name: here.id() }, target.tokens.viewer)
    expect([401, 403]).toContain(answer.status)
    expect(await read(id)).toEqual([])
  })

  assumed(SOURCE, 'refuses what is no schema of a workspace', async () => {
    const put = (body: unknown) => request(PATH, { method: 'PUT', body })
    expect((await put({})).status).toBe(400)
    expect((await put({ schemas: [{ schema: [] }] })).status).toBe(400)
  })
})
