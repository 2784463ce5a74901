import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { asRole, assumed } from './support/cases.ts'
import { document, mutate, query, refusal, succeeded } from './support/data.ts'
import { request } from './support/http.ts'
import { space } from './support/space.ts'
import { target } from './support/target.ts'
import { picture, sha1, uploading } from './support/uploading.ts'

const here = space()
const upload = uploading(here)

describe('POST /assets/images/{dataset}', () => {
  test('describes the image in a document', async () => {
    const bytes = await picture(60, 40)
    const hash = sha1(bytes)
    const { status, body } = await upload('images', bytes, { filename: 'noise.png' })
    expect(status).toBe(200)
    const path = `images/${target.projectId}/${target.dataset}/${hash}-60x40.png`
    expect(body.document).toMatchObject({
      _id: `image-${hash}-60x40-png`,
      _type: 'sanity.imageAsset',
      _rev: expect.any(String),
      assetId: hash,
      sha1hash: hash,
      extension: 'png',
      mimeType: 'image/png',
      size: bytes.byteLength,
      originalFilename: 'noise.png',
      path,
      url: `${target.cdnUrl}/${path}`,
      metadata: {
        _type: 'sanity.imageMetadata',
        dimensions: {
          _type: 'sanity.imageDimensions',
          width: 60,
          height: 40,
          aspectRatio: 1.5,
        },
        hasAlpha: false,
        isOpaque: true,
      },
    })
    expect(await document(body.document._id)).toMatchObject({ sha1hash: hash })
  })

  test('looks at the image: a placeholder, a blur and its colours', async () => {
    const { body } = await upload('images', await picture(32, 32))
    expect(body.document.metadata).toMatchObject({
      lqip: expect.stringMatching(/^data:image\/\w+;base64,/),
      blurHash: expect.any(String),
      palette: {
        _type: 'sanity.imagePalette',
        dominant: {
          _type: 'sanity.imagePaletteSwatch',
          background: expect.stringMatching(/^#[0-9a-f]{6}$/i),
          foreground: expect.stringMatching(/^#[0-9a-f]{3,6}$/i),
          title: expect.stringMatching(/^#[0-9a-f]{3,6}$/i),
          population: expect.any(Number),
        },
      },
    })
  })

  test('keeps camera and place to itself unless they are asked for', async () => {
    const { body } = await upload('images', await picture(16, 16))
    expect(body.document.metadata).not.toHaveProperty('exif')
    expect(body.document.metadata).not.toHaveProperty('location')
  })

  test('knows an image again', async () => {
    const bytes = await picture(20, 20)
    const first = await upload('images', bytes, { filename: 'one.png' })
    const second = await upload('images', bytes, { filename: 'two.png' })
    expect(second.body.document._id).toBe(first.body.document._id)
    expect(second.body.document.originalFilename).toBe('one.png')
  })

  test('takes what is said about it', async () => {
    const said = {
      label: 'Label',
      title: 'Title',
      description: 'Description',
      creditLine: 'Credit',
      sourceId: 's1',
      sourceName: 'drawer',
      sourceUrl: 'https://example.com/s1',
    }
    const { body } = await upload('images', await picture(18, 18), said)
    expect(body.document).toMatchObject({
      label: 'Label',
      title: 'Title',
      description: 'Description',
      creditLine: 'Credit',
      source: { id: 's1', name: 'drawer', url: 'https://example.com/s1' },
    })
  })

  test('goes by the bytes, not by the name', async () => {
    const bytes = await sharp(await picture(24, 12))
      .webp({ lossless: true })
      .toBuffer()
    const { body } = await upload('images', bytes, { filename: 'really.png' })
    expect(body.document).toMatchObject({ extension: 'webp', mimeType: 'image/webp' })
  })

  assumed('protocol 3.10', 'measures a picture the right way up', async () => {
    const bytes = await sharp(await picture(30, 10))
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer()
    const { body } = await upload('images', bytes)
    expect(body.document.metadata.dimensions).toMatchObject({ width: 10, height: 30 })
  })

  test('is found by its hash, as the Studio looks for it', async () => {
    const bytes = await picture(22, 22)
    const { body } = await upload('images', bytes)
    expect(
      await query('*[_type == "sanity.imageAsset" && sha1hash == $hash][0]._id', {
        hash: sha1(bytes),
      }),
    ).toBe(body.document._id)
  })

  test.each<[string, Uint8Array]>([
    ['nothing', new Uint8Array()],
    ['what is no image', Buffer.from('just some text')],
    ['half an image', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
  ])('refuses %s', async (_, bytes) => {
    const { status } = await upload('images', bytes)
    expect(status).toBe(400)
  })
})

describe('POST /assets/files/{dataset}', () => {
  test('describes the file in a document', async () => {
    const bytes = Buffer.from(`Notes ${here.prefix}`)
    const hash = sha1(bytes)
    const { status, body } = await upload('files', bytes, { filename: 'notes.txt' })
    expect(status).toBe(200)
    const path = `files/${target.projectId}/${target.dataset}/${hash}.txt`
    expect(body.document).toMatchObject({
      _id: `file-${hash}-txt`,
      _type: 'sanity.fileAsset',
      assetId: hash,
      sha1hash: hash,
      extension: 'txt',
      mimeType: 'text/plain',
      size: bytes.byteLength,
      originalFilename: 'notes.txt',
      path,
      url: `${target.cdnUrl}/${path}`,
    })
  })

  test('serves the very bytes', async () => {
    const bytes = Buffer.from(`Bytes ${here.prefix}`)
    const { body } = await upload('files', bytes, { filename: 'bytes.txt' })
    const response = await fetch(body.document.url)
    expect(response.status).toBe(200)
    expect(Buffer.from(await response.arrayBuffer())).toEqual(bytes)
  })

  test('knows a file again', async () => {
    const bytes = Buffer.from(`Again ${here.prefix}`)
    const first = await upload('files', bytes, { filename: 'a.txt' })
    const second = await upload('files', bytes, { filename: 'a.txt' })
    expect(second.body.document._id).toBe(first.body.document._id)
  })
})

describe('an asset', () => {
  test('that documents refer to strongly cannot be deleted', async () => {
    const { body } = await upload('files', Buffer.from(`Used ${here.prefix}`), {
      filename: 'u.txt',
    })
    const id = here.id()
    const file = { _type: 'file', asset: { _type: 'reference', _ref: body.document._id } }
    await succeeded(mutate([{ create: { _id: id, _type: here.type, file } }]))
    const { item } = await refusal(mutate([{ delete: { id: body.document._id } }]))
    expect(item).toMatchObject({
      type: 'documentHasExistingReferencesError',
      referencingIDs: [id],
    })
  })

  test('is removed as a document', async () => {
    const { body } = await upload('files', Buffer.from(`Gone ${here.prefix}`), {
      filename: 'g.txt',
    })
    await succeeded(mutate([{ delete: { id: body.document._id } }]))
    expect(await document(body.document._id)).toBeNull()
  })

  test('is taken from nobody without a token', async () => {
    const { status } = await upload('files', Buffer.from('x'), {}, { token: null })
    expect([401, 403]).toContain(status)
  })

  asRole('viewer')('is taken from no viewer', async () => {
    const { status } = await upload('files', Buffer.from('x'), {}, { token: target.tokens.viewer })
    expect(status).toBe(403)
  })

  asRole('contributor')('is taken from a contributor', async () => {
    const bytes = Buffer.from(`Contributed ${here.prefix}`)
    const { status } = await upload('files', bytes, {}, { token: target.tokens.contributor })
    expect(status).toBe(200)
  })

  test('of a dataset that does not exist is refused', async () => {
    const { status } = await request('/assets/files/ct-nowhere', { body: Buffer.from('x') })
    expect([403, 404]).toContain(status)
  })
})
