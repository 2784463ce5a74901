import { createHash } from 'node:crypto'
import type { SanityClient } from '@sanity/client'
import { catalogue, type PictureName } from '../pictures/catalogue.ts'
import { inLanes } from './lanes.ts'
import { drawPicture, renderPicture } from './render-picture.ts'

const LANES = 4
const SOURCE = 'mossrow-demo'

type Known = { _id: string; drawing: string }

/**
 * Draws, renders and uploads the pictures that the dataset does not hold yet. A picture is told by the
 * hash of its drawing, kept as the asset's source, so that what is there is not rendered again.
 * @returns The id of each picture's asset, and how many had to be uploaded.
 */
export async function uploadPictures(
  client: SanityClient,
  names: readonly PictureName[],
  tick: (done: number, total: number) => void,
): Promise<{ assets: Map<string, string>; uploaded: number }> {
  const known = await client.fetch<Known[]>(
    '*[_type == "sanity.imageAsset" && source.name == $source]{_id, "drawing": source.id}',
    { source: SOURCE },
  )
  const assetOf = new Map(known.map((asset) => [asset.drawing, asset._id]))
  let done = 0
  let uploaded = 0
  const pairs = await inLanes(names, LANES, async (name): Promise<[string, string]> => {
    const svg = drawPicture(catalogue[name])
    const drawing = createHash('sha1').update(svg).digest('hex')
    const there = assetOf.get(drawing)
    if (!there) uploaded += 1
    const id = there ?? (await upload(client, name, svg, drawing))
    done += 1
    tick(done, names.length)
    return [name, id]
  })
  return { assets: new Map(pairs), uploaded }
}

async function upload(
  client: SanityClient,
  name: PictureName,
  svg: string,
  drawing: string,
): Promise<string> {
  const asset = await client.assets.upload('image', await renderPicture(svg), {
    filename: `${name}.jpg`,
    contentType: 'image/jpeg',
    source: { id: drawing, name: SOURCE },
  })
  return asset._id
}
