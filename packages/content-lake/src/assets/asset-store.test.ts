import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ApiError } from '../errors.ts'
import { AssetStore } from './asset-store.ts'

let directory: string
let store: AssetStore
/** SHA-1s that documents name. */
const named = new Set<string>()

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'asset-store-'))
  store = new AssetStore(directory, (sha1) => named.has(sha1))
  named.clear()
})
afterEach(() => rm(directory, { recursive: true, force: true }))

function incoming(): Promise<string[]> {
  return readdir(join(directory, 'incoming'))
}

describe('AssetStore', () => {
  it('keeps a streamed file under its hash, two folders deep', async () => {
    const chunks = [Buffer.from('hello '), Buffer.from('world')]
    const file = await store.receive(chunks, { limit: 100, expectedSize: 11 })
    const sha1 = createHash('sha1').update('hello world').digest('hex')
    expect(file).toMatchObject({ sha1, size: 11 })
    expect(await store.size(sha1)).toBeNull()
    await store.keep(file)
    expect(store.path(sha1)).toBe(join(directory, sha1.slice(0, 2), sha1.slice(2, 4), sha1))
    expect(await readFile(store.path(sha1), 'utf8')).toBe('hello world')
    named.add(sha1)
    await store.discard(file)
    expect(await store.size(sha1)).toBe(11)
    expect(await incoming()).toEqual([])
  })

  const receive = (text: string) => store.receive([Buffer.from(text)], { limit: 100 })

  it('keeps the same content once more without harm', async () => {
    for (let round = 0; round < 2; round += 1) {
      const file = await receive('same')
      await store.keep(file)
      named.add(file.sha1)
      await store.discard(file)
      expect(await store.size(file.sha1)).toBe(4)
    }
    expect(await incoming()).toEqual([])
  })

  it('puts what is uploaded again in the place of a file that was damaged', async () => {
    const first = await receive('whole')
    await store.keep(first)
    named.add(first.sha1)
    await store.discard(first)
    for (const damage of ['whale', 'who', '']) {
      await writeFile(store.path(first.sha1), damage)
      await store.md5(first.sha1)
      const again = await receive('whole')
      await store.keep(again)
      await store.discard(again)
      expect(await readFile(store.path(first.sha1), 'utf8')).toBe('whole')
      expect(await store.md5(first.sha1)).toBe(createHash('md5').update('whole').digest('hex'))
    }
    expect(await incoming()).toEqual([])
  })

  it('keeps no file that no document came to name', async () => {
    const file = await receive('refused')
    await store.keep(file)
    await store.discard(file)
    expect(await store.size(file.sha1)).toBeNull()
    expect(await incoming()).toEqual([])
  })

  it('leaves a file alone that was there before, though only a history names it now', async () => {
    const first = await receive('old')
    await store.keep(first)
    named.add(first.sha1)
    await store.discard(first)
    named.clear()
    const refused = await receive('old')
    await store.keep(refused)
    new AssetStore(directory, () => false).removeInterrupted()
    await store.discard(refused)
    expect(await store.size(first.sha1)).toBe(3)
  })

  it('leaves a file alone that another upload has kept and not named yet', async () => {
    const [refused, unkept, last] = [await receive('x'), await receive('x'), await receive('x')]
    await store.keep(last)
    await store.keep(refused)
    await store.discard(refused)
    await store.discard(unkept)
    expect(await store.size(last.sha1)).toBe(1)
    named.add(last.sha1)
    await store.discard(last)
    expect(await store.size(last.sha1)).toBe(1)
  })

  it.each([
    ['beyond the limit', [Buffer.alloc(6), Buffer.alloc(6)], undefined, 413],
    ['shorter than announced', [Buffer.alloc(5)], 9, 400],
  ])('refuses a body %s and removes its part', async (_, chunks, expectedSize, status) => {
    const refused = store.receive(chunks, { limit: 10, expectedSize })
    await expect(refused).rejects.toBeInstanceOf(ApiError)
    await expect(refused).rejects.toMatchObject({ status })
    // Again and again: its file may be made at any moment.
    for (let round = 0; round < 20; round += 1) {
      await expect(store.receive(chunks, { limit: 10, expectedSize })).rejects.toThrow()
    }
    expect(await incoming()).toEqual([])
  })

  it('removes the part of a body that breaks', async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('some')
      throw new Error('socket hang up')
    }
    await expect(store.receive(broken(), { limit: 10 })).rejects.toMatchObject({ status: 400 })
    expect(await incoming()).toEqual([])
  })

  it.each(['', '../../etc/passwd', 'A'.repeat(40), `${'a'.repeat(39)}/`, `${'a'.repeat(40)}\n`])(
    'has no path for %j',
    (name) => {
      expect(() => store.path(name)).toThrow(TypeError)
    },
  )

  it('clears what uploads left behind in a process that died, but no file that a document names', async () => {
    const [unnamed, kept] = [await receive('unnamed'), await receive('kept')]
    await store.keep(unnamed)
    await store.keep(kept)
    await writeFile(join(directory, 'incoming', 'half'), 'left beh')
    named.add(kept.sha1)
    new AssetStore(directory, (sha1) => named.has(sha1)).removeInterrupted()
    expect(await incoming()).toEqual([])
    expect([await store.size(unnamed.sha1), await store.size(kept.sha1)]).toEqual([null, 4])
  })
})
