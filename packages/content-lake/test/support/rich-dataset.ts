import type { SanityClient } from '@sanity/client'
import { animation, quarters } from './pictures.ts'
import type { TestLake } from './start-lake.ts'

/** Fills a dataset with one of everything that a copy could lose. */
export async function fillDataset(client: SanityClient): Promise<void> {
  const [photo, moving, drawing, file] = await Promise.all([
    client.assets.upload('image', await quarters(120, 80).jpeg().toBuffer(), {
      filename: 'Ökologie 1.jpg',
      title: 'Four quarters',
      creditLine: 'Nobody',
    }),
    client.assets.upload('image', await animation(30, 20), { filename: 'moving.gif' }),
    client.assets.upload('image', Buffer.from(DRAWING), { filename: 'drawing.svg' }),
    client.assets.upload('file', Buffer.from('plain text'), { filename: 'notes.v2.txt' }),
  ])
  await client
    .transaction()
    .create({
      _id: 'ada',
      _type: 'author',
      name: 'Ada',
      born: '1815-12-10',
      best: { _type: 'reference', _ref: 'first' },
      portrait: {
        _type: 'image',
        asset: { _type: 'reference', _ref: photo._id },
        hotspot: { _type: 'sanity.imageHotspot', x: 0.25, y: 0.5, width: 0.1, height: 0.2 },
      },
    })
    .create({
      _id: 'first',
      _type: 'post',
      _createdAt: '2020-02-29T12:00:00.000Z',
      title: 'Zeilen\nund "Zeichen" \u2028 🪷',
      publishedAt: '2024-05-06T07:08:09.123Z',
      author: { _type: 'reference', _ref: 'ada' },
      related: [
        { _key: 'r1', _type: 'reference', _ref: 'second' },
        { _key: 'r2', _type: 'reference', _ref: 'never-there', _weak: true },
      ],
      pictures: [
        { _key: 'p1', _type: 'image', asset: { _type: 'reference', _ref: moving._id } },
        { _key: 'p2', _type: 'image', asset: { _type: 'reference', _ref: drawing._id } },
      ],
      download: { _type: 'file', asset: { _type: 'reference', _ref: file._id } },
      numbers: [0, -1, 1.5, 1e21],
      nothing: null,
      empty: { list: [], object: {} },
    })
    .create({ _id: 'second', _type: 'post', back: { _type: 'reference', _ref: 'first' } })
    .create({ _id: 'drafts.second', _type: 'post', back: { _type: 'reference', _ref: 'ada' } })
    .create({ _id: 'self', _type: 'post', me: { _type: 'reference', _ref: 'self' } })
    .commit()
  await client.releases.create({
    releaseId: 'rSpring',
    metadata: { title: 'Spring', releaseType: 'scheduled' },
  })
  await client.createVersion({ publishedId: 'first', baseId: 'first', releaseId: 'rSpring' })
  await client.unpublishVersion({ publishedId: 'self', releaseId: 'rSpring' })
  await client.releases.schedule({ releaseId: 'rSpring', publishAt: '2099-01-01T00:00:00Z' })
}

const DRAWING =
  '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"><path d="M0 0h9"/></svg>'

/** Everything in a dataset by id, without what a copy makes anew. */
export async function contentOf(
  lake: TestLake,
  dataset: string,
): Promise<Record<string, Record<string, unknown>>> {
  const response = await fetch(`${lake.url}/v2025-02-19/data/export/${dataset}`, {
    headers: { authorization: `Bearer ${lake.token}` },
  })
  const documents = (await response.text())
    .split('\n')
    .filter(Boolean)
    .map((line): Record<string, unknown> => JSON.parse(line))
  return Object.fromEntries(
    documents
      .map(({ _rev, _updatedAt, ...content }) => [String(content._id), content] as const)
      .map(([id, content]) => [id, isAsset(content) ? withoutPlace(content) : content]),
  )
}

function isAsset({ _type }: Record<string, unknown>): boolean {
  return _type === 'sanity.imageAsset' || _type === 'sanity.fileAsset'
}

/** An uploaded file is a new one, at an address of its dataset. */
function withoutPlace({ _createdAt, uploadId, path, url, ...content }: Record<string, unknown>) {
  return content
}
