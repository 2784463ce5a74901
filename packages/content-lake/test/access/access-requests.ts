import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Outbox } from '../../src/events/webhooks/outbox.ts'
import { webhookId } from '../../src/events/webhooks/webhook.ts'
import { quarters } from '../support/pictures.ts'
import type { AccessRow } from './access-table.ts'
import { type AskedLake, DATASETS, PASSWORD, RELEASE, type Sent, STUDIO } from './asked-lake.ts'

const VERSION = '/v2026-09-01'
const WITHOUT_VERSION = /^\/(metrics|healthz|readyz|images|files)\b/
const FORM = { 'content-type': 'application/x-www-form-urlencoded' }
const PROJECT = 'vitrine'
const FAR_OFF = '2099-01-01T00:00:00Z'

/** What a row is asked with, beside what follows from its route. */
interface Wanted {
  readonly params?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string>>
  readonly headers?: Readonly<Record<string, string>>
  readonly json?: unknown
  readonly body?: string | Buffer
}

/** Makes what a request that is granted uses up, and the request. */
type Preparation = (dataset: string) => Wanted | Promise<Wanted>

/** Makes the request of a row on a dataset, so that whoever may make it succeeds. */
export function accessRequests(asked: AskedLake): (row: AccessRow, on: string) => Promise<Sent> {
  const preparations = preparationsFor(asked)
  return async ({ name, route }, on) => {
    const wanted = (await preparations[name]?.(on)) ?? {}
    const [method = '', pattern = ''] = route.split(' ')
    const params: Record<string, string> = {
      ...{ project: PROJECT, projectId: PROJECT, dataset: on, name: on },
      ...{ ids: 'post', id: 'post', key: 'theme', keys: 'theme', offer: 'trial' },
      ...{ hookId: asked.hookId, attemptId: asked.attemptId },
      ...wanted.params,
    }
    const pathname = pattern
      .replace(/\/:\w+\?$/, '')
      .replace(/:(\w+)/g, (_, param: string) => encodeURIComponent(params[param] ?? ''))
    const search = new URLSearchParams(wanted.query).toString()
    const body = wanted.json === undefined ? wanted.body : JSON.stringify(wanted.json)
    return {
      method,
      path: `${WITHOUT_VERSION.test(pathname) ? '' : VERSION}${pathname}${search && `?${search}`}`,
      headers: { ...wanted.headers },
      ...(/^P/.test(method) && { body }),
    }
  }
}

function preparationsFor(asked: AskedLake): Record<string, Preparation> {
  let made = 0
  const next = (what: string) => `${what}-${++made}`

  async function write(dataset: string, ...ids: string[]): Promise<void> {
    const mutations = ids.map((_id) => ({ create: { _id, _type: 'post' } }))
    await asked.demand('POST', `${VERSION}/data/mutate/${dataset}`, { mutations })
  }

  const actionsPath = (dataset: string) => `${VERSION}/data/actions/${dataset}`

  const signIn = (password: string): Wanted => ({
    query: { origin: STUDIO },
    headers: FORM,
    body: new URLSearchParams({ name: 'Ada', password }).toString(),
  })

  async function signInCode(): Promise<string> {
    const query = new URLSearchParams({ origin: STUDIO, withSid: 'true' })
    const { headers, body } = signIn(PASSWORD)
    const path = `${VERSION}/auth/login/local?${query}`
    const answer = await asked.ask({ method: 'POST', path, headers, body })
    return String(answer.headers.location).replace(/^.*sid=/, '')
  }

  async function schedule(dataset: string): Promise<Wanted> {
    const documentId = next('scheduled')
    await write(dataset, `drafts.${documentId}`)
    const path = `${VERSION}/schedules/${PROJECT}/${dataset}`
    const json = { documents: [{ documentId }], executeAt: FAR_OFF }
    const answer = await asked.demand('POST', path, json)
    return { params: { id: JSON.parse(answer.body).id }, json: { name: 'Later' } }
  }

  async function alias(dataset: string): Promise<Wanted> {
    const name = next('alias')
    await asked.demand('PUT', `${VERSION}/aliases/${name}`, { datasetName: dataset })
    return { params: { name }, json: { datasetName: dataset } }
  }

  async function uselessDataset(): Promise<Wanted> {
    const name = next('useless')
    await asked.demand('PUT', `${VERSION}/datasets/${name}`, {})
    return { params: { name } }
  }

  async function schema(dataset: string): Promise<Wanted> {
    const json = { schemas: [{ version: '1', workspace: { name: next('studio') }, schema: [] }] }
    const path = `${VERSION}/projects/${PROJECT}/datasets/${dataset}/schemas`
    const answer = await asked.demand('PUT', path, json)
    return { params: { id: JSON.parse(answer.body)[0]._id }, json }
  }

  /** One that the lake does not know any more, for which a message is left to wait. */
  function formerWebhook(): Wanted {
    const file = path.join(asked.lake.dataDir, 'datasets', `${DATASETS.public}.sqlite`)
    const database = new DatabaseSync(file, { timeout: 5_000 })
    new Outbox(database).add('former', {
      idempotencyKey: 'former',
      transactionId: 'former',
      transactionTime: asked.madeAt,
      documentId: 'post',
      operation: 'create',
      before: null,
      after: null,
    })
    database.close()
    return { params: { hookId: webhookId('former') } }
  }

  const newDataset = (): Wanted => ({ params: { name: next('new') }, json: { aclMode: 'private' } })
  const visibility = (dataset: string): Wanted => ({
    json: { aclMode: dataset === DATASETS.private ? 'private' : 'public' },
  })
  const copy = (): Wanted => ({ json: { targetDataset: next('copy') } })
  const restore = (): Wanted => ({ json: { to: asked.madeAt } })
  const asset = (kind: 'image' | 'file') => (dataset: string) => ({
    params: { file: asked.files[dataset]?.[kind] ?? '' },
  })
  const mutate = (mutation: object): Wanted => ({ json: { mutations: [mutation] } })
  const act = (type: string, fields: object): Wanted => ({
    json: { actions: [{ actionType: `sanity.action.${type}`, ...fields }] },
  })
  const release = { params: { id: RELEASE } }
  const job = { params: { id: asked.jobId } }

  return {
    'GET /images/:project/:dataset/:file/:vanity?': asset('image'),
    'GET /files/:project/:dataset/:file/:vanity?': asset('file'),
    'GET /auth/login/local': () => ({ query: { origin: STUDIO } }),
    'POST /auth/login/local': () => signIn(PASSWORD),
    'POST /auth/login/local [with a wrong password]': () => signIn('a wrong guess'),
    'GET /auth/fetch': async () => ({ query: { sid: await signInCode() } }),
    'GET /auth/fetch [with a wrong code]': () => ({ query: { sid: 'sid_guessed' } }),
    'PUT /users/me/keyvalue': () => ({ json: [{ key: 'theme', value: next('theme') }] }),
    'GET /users/:ids': () => ({
      params: { ids: asked.accounts.users.ensure('Ada', 'editor').id },
    }),
    'POST /access/project/:projectId/robots': () => ({
      json: { label: next('robot'), memberships: [{ roleNames: ['viewer'] }] },
    }),
    'DELETE /access/project/:projectId/robots/:id': () => ({
      params: { id: asked.accounts.robots.create('To be revoked', 'viewer').token.id },
    }),
    'PUT /datasets/:name': newDataset,
    'PUT /projects/:projectId/datasets/:name': newDataset,
    'PATCH /datasets/:name': visibility,
    'PATCH /projects/:projectId/datasets/:name': visibility,
    'DELETE /datasets/:name': uselessDataset,
    'DELETE /projects/:projectId/datasets/:name': uselessDataset,
    'PUT /aliases/:name': (dataset) => ({
      params: { name: next('alias') },
      json: { datasetName: dataset },
    }),
    'PATCH /aliases/:name': alias,
    'PATCH /aliases/:name/unlink': alias,
    'DELETE /aliases/:name': alias,
    'PUT /datasets/:name/copy': copy,
    'PUT /projects/:projectId/datasets/:name/copy': copy,
    'GET /jobs/:id': () => job,
    'GET /jobs/:id/listen': () => job,
    'POST /datasets/:name/restore': restore,
    'POST /projects/:projectId/datasets/:name/restore': restore,
    'DELETE /hooks/projects/:projectId/:hookId/messages': formerWebhook,
    'GET /projects/:projectId/datasets/:dataset/schemas/:id': schema,
    'PUT /projects/:projectId/datasets/:dataset/schemas': schema,
    'DELETE /projects/:projectId/datasets/:dataset/schemas/:id': schema,
    'POST /assets/images/:dataset': async () => {
      const size = 9 + ++made
      return {
        headers: { 'content-type': 'image/png' },
        body: await quarters(size, 8).png().toBuffer(),
      }
    },
    'POST /assets/files/:dataset': () => ({
      headers: { 'content-type': 'text/plain' },
      body: next('words'),
    }),
    'POST /data/mutate/:dataset [to create a draft]': () =>
      mutate({ create: { _id: next('drafts.new'), _type: 'post' } }),
    'POST /data/mutate/:dataset [to create a published document]': () =>
      mutate({ create: { _id: next('new'), _type: 'post' } }),
    'POST /data/mutate/:dataset [to patch a draft]': () =>
      mutate({ patch: { id: 'drafts.post', set: { mood: next('mood') } } }),
    'POST /data/mutate/:dataset [to patch a published document]': () =>
      mutate({ patch: { id: 'post', set: { mood: next('mood') } } }),
    'POST /data/mutate/:dataset [to patch by a query]': () =>
      mutate({ patch: { query: '*[_id == "post"]', set: { mood: next('mood') } } }),
    'POST /data/mutate/:dataset [to comment, in the add-on]': async (dataset) => {
      const answer = await asked.demand('POST', `${VERSION}/comments/${dataset}/setup`)
      const { datasetName } = JSON.parse(answer.body)
      const comment = mutate({ create: { _id: next('comment'), _type: 'comment' } })
      return { ...comment, params: { dataset: datasetName } }
    },
    'POST /data/mutate/:dataset [to delete a published document]': async (dataset) => {
      const id = next('useless')
      await write(dataset, id)
      return mutate({ delete: { id } })
    },
    'POST /data/actions/:dataset [to create a draft]': () => {
      const publishedId = next('drafted')
      const attributes = { _id: `drafts.${publishedId}`, _type: 'post' }
      return act('document.create', { publishedId, attributes })
    },
    'POST /data/actions/:dataset [to create a version]': () => {
      const publishedId = next('versioned')
      const document = { _id: `versions.${RELEASE}.${publishedId}`, _type: 'post' }
      return act('document.version.create', { publishedId, document })
    },
    'POST /data/actions/:dataset [to publish]': async (dataset) => {
      const publishedId = next('finished')
      await write(dataset, `drafts.${publishedId}`)
      return act('document.publish', { draftId: `drafts.${publishedId}`, publishedId })
    },
    'POST /data/actions/:dataset [to unpublish]': async (dataset) => {
      const publishedId = next('withdrawn')
      await write(dataset, publishedId)
      return act('document.unpublish', { draftId: `drafts.${publishedId}`, publishedId })
    },
    'POST /data/actions/:dataset [to delete, with all history]': async (dataset) => {
      const publishedId = next('useless')
      await write(dataset, publishedId)
      return act('document.delete', { publishedId, purge: true })
    },
    'POST /data/actions/:dataset [to create a release]': () =>
      act('release.create', { releaseId: next('release') }),
    'POST /data/actions/:dataset [to publish a release]': async (dataset) => {
      const releaseId = next('release')
      const { json } = act('release.create', { releaseId })
      await asked.demand('POST', actionsPath(dataset), json)
      await write(dataset, `versions.${releaseId}.${next('versioned')}`)
      return act('release.publish', { releaseId })
    },
    'GET /data/query/:dataset': () => ({ query: { query: '*', perspective: 'raw' } }),
    'POST /data/query/:dataset': () => ({ query: { perspective: 'raw' }, json: { query: '*' } }),
    'GET /data/doc/:dataset/:ids': () => ({ params: { ids: 'post,drafts.post' } }),
    'GET /data/listen/:dataset': () => ({ query: { query: '*' } }),
    'GET /data/live/events/:dataset [with drafts]': () => ({ query: { includeDrafts: 'true' } }),
    'GET /data/references/:dataset/documents/:id/to': () => ({
      query: { excludeInternalReferences: 'true' },
    }),
    'GET /data/history/:dataset/events/releases/:id': () => release,
    'POST /schedules/:projectId/:dataset': async (dataset) => {
      const documentId = next('scheduled')
      await write(dataset, `drafts.${documentId}`)
      return { json: { documents: [{ documentId }], executeAt: FAR_OFF } }
    },
    'GET /schedules/:projectId/:dataset/:id': schedule,
    'PATCH /schedules/:projectId/:dataset/:id': schedule,
    'PATCH /schedules/:projectId/:dataset/:id [of documents that are gone]': async (dataset) => {
      const wanted = await schedule(dataset)
      const path = `${VERSION}/schedules/${PROJECT}/${dataset}/${wanted.params?.id}`
      const { documents } = JSON.parse((await asked.demand('GET', path)).body)
      const mutations = [{ delete: { id: `drafts.${documents[0].documentId}` } }]
      await asked.demand('POST', `${VERSION}/data/mutate/${dataset}`, { mutations })
      return wanted
    },
    'DELETE /schedules/:projectId/:dataset/:id': schedule,
    'POST /schedules/:projectId/:dataset/:id/publish': schedule,
  }
}
