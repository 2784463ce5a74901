import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { requireRole, requireSignedIn, requireWriter } from '../access/authorize.ts'
import { grantsOf } from '../access/grants.ts'
import type { Identity } from '../access/identity.ts'
import { DATASET_NAME } from '../config/dataset-name.ts'
import type { DatasetEntry } from '../datasets/dataset-registry.ts'
import type { Lake } from '../datasets/lake.ts'
import { httpError } from '../errors.ts'
import type { LakeEnv } from './env.ts'
import { readJson } from './read-json.ts'
import { roleTitle } from './role-title.ts'

const datasetOptions = z.object({ aclMode: z.literal('public').optional() }).optional()
const COMMENTS_PROFILE = 'comments'
/** With the project in the path, and with the project that the client names in a header. */
const DATASET_PATHS = ['/projects/:projectId/datasets/:name', '/datasets/:name']

/** The one project of a lake, its members and its datasets. */
export function projectRoutes(lake: Lake): Hono<LakeEnv> {
  const { config, accounts, registry } = lake

  function project(identity: Identity) {
    const me = requireSignedIn(identity).id
    const people = accounts.users.list().map(({ id, role }) => ({ id, role, isRobot: false }))
    const robots = accounts.robots.list().map(({ id, role }) => ({ id, role, isRobot: true }))
    return {
      id: config.projectId,
      displayName: config.projectId,
      studioHost: null,
      organizationId: null,
      isBlocked: false,
      isDisabled: false,
      metadata: {},
      features: [],
      members: [...people, ...robots].map((member) => ({
        ...member,
        roles: [{ name: member.role, title: roleTitle(member.role) }],
        isCurrentUser: member.id === me,
      })),
    }
  }

  function createDataset(identity: Identity, name: string, options: unknown) {
    requireRole(identity, 'administrator')
    datasetOptions.parse(options)
    if (!DATASET_NAME.test(name)) {
      throw httpError(400, 'Bad Request', `"${name}" is not a valid dataset name`)
    }
    if (registry.get(name)) {
      throw httpError(409, 'Conflict', `Dataset "${name}" already exists`)
    }
    lake.ensureDataset(name)
    return { datasetName: name, aclMode: 'public' }
  }

  async function deleteDataset(identity: Identity, name: string) {
    requireRole(identity, 'administrator')
    lake.dataset(name)
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
    datasetOptions.parse(options)
    return { datasetName: lake.dataset(name).name, aclMode: 'public' }
  }

  return (
    new Hono<LakeEnv>()
      .get('/projects', (c) => c.json([project(c.get('identity'))]))
      .get('/projects/:projectId', (c) => c.json(project(c.get('identity'))))
      // Empty on purpose: a "deployStudio" grant would make the Studio upload its schema.
      .get('/projects/:projectId/grants', (c) => {
        requireSignedIn(c.get('identity'))
        return c.json({})
      })
      // The Studios that this lake knows. One that does not find itself here urges its editors to register it.
      .get('/projects/:projectId/user-applications', (c) => {
        requireSignedIn(c.get('identity'))
        return c.json(config.origins.map((origin) => studioApplication(config.projectId, origin)))
      })
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
        lake.dataset(c.req.param('dataset'))
        return c.json(grantsOf(requireSignedIn(c.get('identity')).role))
      })
      .post('/comments/:dataset/setup', (c) => {
        requireWriter(c.get('identity'))
        const addonFor = lake.dataset(c.req.param('dataset')).name
        const datasetName = `${addonFor}-comments`
        if (!DATASET_NAME.test(datasetName)) {
          throw httpError(400, 'Bad Request', `"${datasetName}" is too long for a dataset name`)
        }
        lake.ensureDataset(datasetName, { profile: COMMENTS_PROFILE, addonFor })
        return c.json({ datasetName })
      })
  )
}

function nameOf(c: Context<LakeEnv>): string {
  return c.req.param('name') ?? ''
}

function studioApplication(projectId: string, origin: string) {
  return {
    id: origin,
    projectId,
    type: 'studio',
    urlType: 'external',
    appHost: origin,
  }
}

function datasetResponse({ name, profile, addonFor, createdAt }: DatasetEntry) {
  return {
    name,
    aclMode: profile === null ? 'public' : 'private',
    createdAt,
    ...(profile !== null && { datasetProfile: profile }),
    ...(addonFor !== null && { addonFor }),
  }
}
