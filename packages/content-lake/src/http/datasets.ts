import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { requireConversation, requireRole, requireSignedIn } from '../access/authorize.ts'
import { customGrants } from '../access/custom-role.ts'
import { grantsOf } from '../access/grants.ts'
import type { Identity } from '../access/identity.ts'
import { DATASET_NAME } from '../config/dataset-name.ts'
import { ACL_MODES, type DatasetEntry } from '../datasets/dataset-registry.ts'
import type { Lake } from '../datasets/lake.ts'
import { httpError } from '../errors.ts'
import type { LakeEnv } from './env.ts'
import { readJson } from './read-json.ts'

const datasetOptions = z.object({ aclMode: z.enum(ACL_MODES).optional() }).default({})
const COMMENTS_PROFILE = 'comments'
/** With the project in the path, and with the project that the client names in a header. */
const DATASET_PATHS = ['/projects/:projectId/datasets/:name', '/datasets/:name']

/** The datasets of a lake: which there are, and who may read them. */
export function datasetRoutes(lake: Lake): Hono<LakeEnv> {
  const { config, registry } = lake

  /** The dataset of this very name: an alias is no dataset to be changed. */
  function entryOf(name: string): DatasetEntry {
    const entry = registry.get(lake.dataset(name).name)
    if (entry?.name === name) return entry
    throw httpError(400, 'Bad Request', `"${name}" is an alias, not a dataset`)
  }

  function createDataset(identity: Identity, name: string, options: unknown) {
    requireRole(identity, 'administrator')
    const { aclMode = 'public' } = datasetOptions.parse(options)
    requireDatasetName(name)
    if (registry.get(name)) {
      throw httpError(409, 'Conflict', `Dataset "${name}" already exists`)
    }
    lake.ensureDataset(name, { aclMode })
    return { datasetName: name, aclMode }
  }

  async function deleteDataset(identity: Identity, name: string) {
    requireRole(identity, 'administrator')
    entryOf(name)
    if (config.datasets.includes(name)) {
      throw httpError(
        409,
        'Conflict',
        `Dataset "${name}" is one that this lake makes at each start: leave it out of CONTENT_LAKE_DATASETS first`,
      )
    }
    await lake.deleteDataset(name)
    return { deleted: true }
  }

  function editDataset(identity: Identity, name: string, options: unknown) {
    requireRole(identity, 'administrator')
    const entry = entryOf(name)
    const { aclMode = entry.aclMode } = datasetOptions.parse(options)
    if (entry.profile !== null && aclMode === 'public') {
      throw httpError(400, 'Bad Request', `"${name}" is an add-on, which is never public`)
    }
    registry.setAclMode(name, aclMode)
    return { datasetName: name, aclMode }
  }

  return new Hono<LakeEnv>()
    .get('/projects/:projectId/datasets', (c) => {
      requireSignedIn(c.get('identity'))
      const { datasetProfile, addonFor } = c.req.query()
      return c.json(
        registry
          .list()
          .filter((entry) => datasetProfile === undefined || entry.profile === datasetProfile)
          .filter((entry) => addonFor === undefined || entry.addonFor === addonFor)
          .map(datasetResponse),
      )
    })
    .get('/datasets', (c) => {
      requireSignedIn(c.get('identity'))
      return c.json(registry.list().map(datasetResponse))
    })
    .on('PUT', DATASET_PATHS, async (c) =>
      c.json(createDataset(c.get('identity'), nameOf(c), await readJson(c))),
    )
    .on('PATCH', DATASET_PATHS, async (c) =>
      c.json(editDataset(c.get('identity'), nameOf(c), await readJson(c))),
    )
    .on('DELETE', DATASET_PATHS, async (c) =>
      c.json(await deleteDataset(c.get('identity'), nameOf(c))),
    )
    .get('/projects/:projectId/datasets/:dataset/acl', (c) => {
      const { role, custom } = requireSignedIn(c.get('identity'))
      const { name: dataset } = lake.dataset(c.req.param('dataset'))
      const addonFor = registry.addonFor(dataset)
      return c.json(
        custom === undefined
          ? grantsOf(role, addonFor !== null)
          : customGrants(custom, { dataset, addonFor }),
      )
    })
    .post('/comments/:dataset/setup', (c) => {
      const identity = requireSignedIn(c.get('identity'))
      const { name: addonFor, store: reader } = lake.dataset(c.req.param('dataset'))
      const datasetName = `${addonFor}-comments`
      requireConversation(identity, { dataset: datasetName, addonFor, reader })
      if (!DATASET_NAME.test(datasetName)) {
        throw httpError(400, 'Bad Request', `"${datasetName}" is too long for a dataset name`)
      }
      if (registry.addonFor(addonFor) !== null) {
        throw httpError(400, 'Bad Request', `"${addonFor}" holds comments itself`)
      }
      lake.ensureDataset(datasetName, { addon: { profile: COMMENTS_PROFILE, addonFor } })
      if (registry.addonFor(datasetName) === null) {
        const reason = `There is a dataset "${datasetName}" that is not for comments`
        throw httpError(409, 'Conflict', `${reason}: comments cannot be kept beside it`)
      }
      return c.json({ datasetName })
    })
}

/** @throws ApiError 400 for what cannot be the name of a dataset */
export function requireDatasetName(name: string): void {
  if (!DATASET_NAME.test(name)) {
    throw httpError(400, 'Bad Request', `"${name}" is not a valid dataset name`)
  }
}

function nameOf(c: Context<LakeEnv>): string {
  return c.req.param('name') ?? ''
}

function datasetResponse({ name, profile, addonFor, createdAt, aclMode }: DatasetEntry) {
  return {
    name,
    aclMode,
    createdAt,
    ...(profile !== null && { datasetProfile: profile }),
    ...(addonFor !== null && { addonFor }),
  }
}
