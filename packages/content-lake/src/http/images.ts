import path from 'node:path'
import { type Context, Hono } from 'hono'
import type { ImageName } from '../assets/asset-name.ts'
import { type AssetName, parseFileName, parseImageName } from '../assets/asset-name.ts'
import type { DerivativeCache } from '../assets/derivative-cache.ts'
import { IMAGE_MIME_TYPES } from '../assets/image-format.ts'
import { outputPixels } from '../assets/image-geometry.ts'
import { parseImageParams } from '../assets/image-params.ts'
import type { ImageWork } from '../assets/image-work.ts'
import { dependsOnAccept } from '../assets/output-format.ts'
import { findAsset, originalFilename, type StoredAsset } from '../assets/stored-asset.ts'
import type { Lake } from '../datasets/lake.ts'
import { httpError } from '../errors.ts'
import type { LakeEnv } from './env.ts'
import { fileResponse, isFresh, setAssetHeaders, setDownload } from './stored-file-response.ts'

/** The bytes of assets, and images made from them. Public, as a website's pictures are. */
export function imageRoutes(
  lake: Lake,
  cache: DerivativeCache,
  statistics: { cached: number; made: number },
  imageWork: () => Promise<ImageWork>,
): Hono<LakeEnv> {
  const { config } = lake

  async function find<Name extends AssetName>(
    project: string,
    dataset: string,
    name: Name | null,
  ): Promise<StoredAsset<Name>> {
    const known = project === config.projectId && name !== null
    const asset = known ? await findAsset(lake.dataset(dataset), name) : null
    if (asset) return asset
    throw httpError(404, 'Not Found', 'There is no such asset')
  }

  async function image(c: Context<LakeEnv>, asset: StoredAsset<ImageName>): Promise<Response> {
    const { extension } = asset.name
    const params = parseImageParams(new URL(c.req.url).searchParams)
    if (params.fm === 'json') return c.json(describe(asset))
    if (dependsOnAccept(params)) c.header('vary', 'Accept', { append: true })
    // Loaded for the first image: they bring sharp, which takes longer than most of a start.
    const { planDerivative } = await import('../assets/derivative.ts')
    const { transformImage } = await import('../assets/image-transform.ts')
    const { weightOf } = await import('../assets/image-encode.ts')
    const work = await imageWork()
    const plan = planDerivative(asset, params, c.req.header('accept') ?? '')
    if (plan === 'original') return original(c, asset, IMAGE_MIME_TYPES[extension])

    const etag = `"${plan.digest}"`
    if (isFresh(c, etag)) {
      setAssetHeaders(c, IMAGE_MIME_TYPES[plan.format], etag)
      return c.body(null, 304)
    }
    let from: 'cached' | 'made' = 'cached'
    const make = (signal: AbortSignal) => {
      from = 'made'
      const pixels = weightOf(plan.format, outputPixels(plan.geometry))
      return work.derivative({ path: asset.path, pixels, signal }, (facts) =>
        transformImage(asset.path, facts, plan),
      )
    }
    const bytes = await cache.get(plan.digest, make, c.req.raw.signal)
    statistics[from] += 1
    // Only now: an answer that says why there are no bytes must not be cached as if it were them.
    setAssetHeaders(c, IMAGE_MIME_TYPES[plan.format], etag)
    setDownload(c, `${path.parse(originalFilename(asset)).name}.${plan.format}`)
    c.header('content-length', String(bytes.byteLength))
    if (c.req.method === 'HEAD') return c.body(null)
    return c.body(new Uint8Array(bytes))
  }

  return new Hono<LakeEnv>()
    .get('/images/:project/:dataset/:file/:vanity?', async (c) => {
      const { project, dataset, file } = c.req.param()
      const asset = await find(project, dataset, parseImageName(file))
      return c.req.query('dlRaw') === undefined
        ? image(c, asset)
        : original(c, asset, IMAGE_MIME_TYPES[asset.name.extension])
    })
    .get('/files/:project/:dataset/:file/:vanity?', async (c) => {
      const { project, dataset, file } = c.req.param()
      const asset = await find(project, dataset, parseFileName(file))
      const { mimeType } = asset.document
      return original(c, asset, typeof mimeType === 'string' ? mimeType : UNKNOWN_TYPE)
    })
}

const UNKNOWN_TYPE = 'application/octet-stream'

async function original(
  c: Context<LakeEnv>,
  asset: StoredAsset,
  mimeType: string,
): Promise<Response> {
  const etag = `"${asset.name.sha1}"`
  setAssetHeaders(c, mimeType, etag)
  if (isFresh(c, etag)) return c.body(null, 304)
  c.header('x-sanity-sha1', asset.name.sha1)
  // Whoever fetches a part has nothing to hold it against.
  if (!c.req.header('range')) c.header('x-sanity-md5', await asset.md5())
  setDownload(c, originalFilename(asset))
  return fileResponse(c, { path: asset.path, size: asset.size, etag })
}

/** `fm=json`: what the lake knows about an image. */
function describe({ name, document, size }: StoredAsset<ImageName>) {
  const { sha1, width, height, extension } = name
  const { mimeType, originalFilename: filename, metadata } = document
  return {
    sha1hash: sha1,
    width,
    height,
    extension,
    mimeType,
    size,
    originalFilename: filename,
    metadata,
  }
}
