import { Hono } from 'hono'
import { z } from 'zod'
import { requireRole, requireSignedIn } from '../access/authorize.ts'
import { DATASET_NAME } from '../config/dataset-name.ts'
import type { DatasetAlias } from '../datasets/dataset-registry.ts'
import type { Lake } from '../datasets/lake.ts'
import { httpError } from '../errors.ts'
import type { LakeEnv } from './env.ts'
import { readJson } from './read-json.ts'

const newAlias = z.object({ datasetName: z.string().nullish() }).default({})
const link = z.object({ datasetName: z.string() })

/** Other names of datasets, for reading: `~name` in place of a dataset's. */
export function datasetAliasRoutes(lake: Lake): Hono<LakeEnv> {
  const { registry } = lake

  function aliasOf(name: string): DatasetAlias {
    const alias = registry.aliases().find((each) => each.name === name)
    if (alias === undefined) {
      throw httpError(404, 'Not Found', `Dataset alias "~${name}" not found`)
    }
    return alias
  }

  /** The name of an existing dataset, which an alias is not. */
  function targetOf(name: string): string {
    if (lake.dataset(name).name === name) return name
    throw httpError(400, 'Bad Request', `"${name}" is an alias itself`)
  }

  return new Hono<LakeEnv>()
    .use('/aliases/*', async (c, next) => {
      if (/^(GET|HEAD)$/.test(c.req.method)) requireSignedIn(c.var.identity)
      else requireRole(c.var.identity, 'administrator')
      await next()
    })
    .get('/aliases', (c) =>
      c.json(registry.aliases().map(({ name, dataset }) => ({ name, datasetName: dataset }))),
    )
    .put('/aliases/:name', async (c) => {
      const { name } = c.req.param()
      const { datasetName } = newAlias.parse(await readJson(c))
      if (!DATASET_NAME.test(name)) {
        throw httpError(400, 'Bad Request', `"${name}" is not a valid dataset alias name`)
      }
      const target = datasetName ? targetOf(datasetName) : null
      if (!registry.addAlias(name, target)) {
        throw httpError(409, 'Conflict', `Dataset alias "~${name}" already exists`)
      }
      return c.json({ aliasName: name, datasetName: target })
    })
    .patch('/aliases/:name', async (c) => {
      const { name } = aliasOf(c.req.param('name'))
      const target = targetOf(link.parse(await readJson(c)).datasetName)
      registry.linkAlias(name, target)
      return c.json({ aliasName: name, datasetName: target })
    })
    .patch('/aliases/:name/unlink', (c) => {
      const { name, dataset } = aliasOf(c.req.param('name'))
      registry.linkAlias(name, null)
      // The one that it was linked to.
      return c.json({ aliasName: name, datasetName: dataset })
    })
    .delete('/aliases/:name', (c) => {
      registry.removeAlias(aliasOf(c.req.param('name')).name)
      return c.json({ deleted: true })
    })
}
