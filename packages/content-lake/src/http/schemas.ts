import { Hono } from 'hono'
import { z } from 'zod'
import { authorizeChange, type Place, requireSignedIn, requireWriter } from '../access/authorize.ts'
import type { Identity } from '../access/identity.ts'
import type { Dataset } from '../datasets/dataset.ts'
import type { Lake } from '../datasets/lake.ts'
import type { StoredDocument } from '../documents/document.ts'
import { select } from '../documents/select.ts'
import { idsFrom } from '../documents/text-range.ts'
import { viewOf } from '../documents/view.ts'
import type { JsonObject } from '../json.ts'
import { placeOf } from './author.ts'
import type { LakeEnv } from './env.ts'
import { requireOwnName } from './middleware/dataset-access.ts'
import { readJson } from './read-json.ts'

const ID_PREFIX = '_.schemas.'
const TYPE = 'system.schema'
const name = z.string().regex(/^[a-zA-Z0-9_-]{1,64}$/, 'must hold letters, digits, _ and - only')

const schemas = z.object({
  schemas: z
    .array(
      z.object({
        version: z.string(),
        workspace: z.object({ name, title: z.string().optional() }),
        tag: name.optional(),
        schema: z.json(),
      }),
    )
    .min(1)
    .max(50),
})

type DeployedSchema = z.infer<typeof schemas>['schemas'][number]

/** The schemas that Studios deploy (`sanity schema`), kept as documents of the dataset they describe. */
export function schemaRoutes(lake: Lake): Hono<LakeEnv> {
  return new Hono<LakeEnv>()
    .get('/projects/:projectId/datasets/:dataset/schemas', (c) => {
      requireSignedIn(c.var.identity)
      return c.json(allSchemas(lake.dataset(c.req.param('dataset'))))
    })
    .get('/projects/:projectId/datasets/:dataset/schemas/:id', (c) => {
      requireSignedIn(c.var.identity)
      const { store } = lake.dataset(c.req.param('dataset'))
      const found = store.get(c.req.param('id'))
      return c.json(found?._type === TYPE ? [found] : [])
    })
    .put('/projects/:projectId/datasets/:dataset/schemas', async (c) => {
      const author = requireWriter(c.var.identity)
      const dataset = lake.dataset(c.req.param('dataset'))
      requireOwnName(c.req.param('dataset'))
      const given = schemas.parse(await readJson(c))
      const documents = given.schemas.map(schemaDocument)
      return c.json(await write(dataset, author, placeOf(lake, dataset.name), documents))
    })
    .delete('/projects/:projectId/datasets/:dataset/schemas/:id', async (c) => {
      const author = requireWriter(c.var.identity)
      const { store, name } = lake.dataset(c.req.param('dataset'))
      requireOwnName(c.req.param('dataset'))
      const id = c.req.param('id')
      const { value: deleted } = await store.transact({ author: author.id }, (transaction) => {
        const found = transaction.get(id)
        if (found?._type !== TYPE) return false
        authorizeChange(author, found, null, placeOf(lake, name))
        transaction.put({ documentId: id, next: null, mutations: [{ delete: { id } }] })
        return true
      })
      return c.json({ deleted })
    })
}

function allSchemas({ store }: Dataset): StoredDocument[] {
  const { documents } = select(store, {
    conditions: [idsFrom(ID_PREFIX)],
    order: null,
    limit: null,
    view: viewOf(['raw'], false),
  })
  return Array.from(documents()).filter(({ _type }) => _type === TYPE)
}

function schemaDocument({ workspace, tag, version, schema }: DeployedSchema) {
  const tagged = tag === undefined ? '' : `.tag.${tag}`
  return {
    _id: `${ID_PREFIX}${workspace.name}${tagged}`,
    _type: TYPE,
    version,
    workspace: { name: workspace.name, title: workspace.title ?? workspace.name },
    ...(tag !== undefined && { tag }),
    // Attribute names of a schema are anything; as text they are nobody's concern.
    schema: JSON.stringify(schema),
  }
}

async function write(
  { store }: Dataset,
  author: Exclude<Identity, { kind: 'anonymous' }>,
  place: Place,
  documents: readonly (JsonObject & { _id: string; _type: string })[],
): Promise<StoredDocument[]> {
  const { value } = await store.transact({ author: author.id }, (transaction) =>
    documents.map((document) => {
      const { id: _rev, timestamp } = transaction
      const previous = transaction.get(document._id)
      const _createdAt = previous?._createdAt ?? timestamp
      const next = { ...document, _rev, _createdAt, _updatedAt: timestamp }
      authorizeChange(author, previous, next, place)
      transaction.put({
        documentId: next._id,
        next,
        mutations: [{ createOrReplace: next }],
      })
      return next
    }),
  )
  return value
}
