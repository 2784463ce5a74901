import { createHash } from 'node:crypto'
import { mkdtemp, readdir, rm, stat, truncate, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { DerivativeCache } from './derivative-cache.ts'

let directory: string

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'derivative-cache-'))
})
afterEach(() => rm(directory, { recursive: true, force: true }))

function key(name: string): string {
  return createHash('sha256').update(name).digest('hex')
}

function maker(size: number) {
  return vi.fn(async () => Buffer.alloc(size, 7))
}

async function files(): Promise<string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => entry.name)
}

describe('DerivativeCache', () => {
  it('makes a key once, for all who ask at once and after', async () => {
    const cache = new DerivativeCache(directory, 1000)
    const make = maker(10)
    const answers = await Promise.all([1, 2, 3].map(() => cache.get(key('a'), make)))
    answers.push(await cache.get(key('a'), make))
    expect(make).toHaveBeenCalledTimes(1)
    for (const answer of answers) expect(answer).toEqual(Buffer.alloc(10, 7))
  })

  it('gives up what is made for nobody any more, and makes it for who asks later', async () => {
    const cache = new DerivativeCache(directory, 1000)
    const begun = Promise.withResolvers<AbortSignal>()
    const made = Promise.withResolvers<Buffer>()
    const make = vi.fn((signal: AbortSignal) => {
      signal.addEventListener('abort', () => made.reject(signal.reason))
      begun.resolve(signal)
      return made.promise
    })
    const [one, other] = [new AbortController(), new AbortController()]
    const answers = [one, other].map(({ signal }) => cache.get(key('a'), make, signal))
    const settled = Promise.allSettled(answers)
    const signal = await begun.promise
    await expect.poll(() => make.mock.calls).toHaveLength(1)
    one.abort()
    expect(signal.aborted).toBe(false)
    other.abort()
    expect(signal.aborted).toBe(true)
    const later = cache.get(key('a'), maker(3))
    expect((await settled).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    expect(await later).toHaveLength(3)
  })

  it('makes a key again after a failure', async () => {
    const cache = new DerivativeCache(directory, 1000)
    const failure = cache.get(key('a'), () => Promise.reject(new Error('no')))
    await expect(failure).rejects.toThrow('no')
    expect(await cache.get(key('a'), maker(3))).toHaveLength(3)
  })

  it('stays within its bytes, and lets go of what was used the longest ago', async () => {
    const cache = new DerivativeCache(directory, 100)
    for (const name of ['a', 'b']) await cache.get(key(name), maker(45))
    await cache.get(key('a'), maker(45))
    await cache.get(key('c'), maker(45))
    expect((await files()).toSorted()).toEqual([key('a'), key('c')].toSorted())
    const again = maker(45)
    await cache.get(key('b'), again)
    expect(again).toHaveBeenCalledTimes(1)
  })

  it('answers what is too large to keep, without keeping it', async () => {
    const cache = new DerivativeCache(directory, 100)
    expect(await cache.get(key('a'), maker(101))).toHaveLength(101)
    expect(await files()).toEqual([])
  })

  it('finds its files again, in the order of their last use, and sweeps up the rest', async () => {
    const first = new DerivativeCache(directory, 100)
    for (const name of ['a', 'b']) await first.get(key(name), maker(40))
    const path = join(directory, key('b').slice(0, 2), key('b'))
    await utimes(path, new Date(0), new Date(0))
    await writeFile(`${path}.1234.tmp`, 'half')

    const second = new DerivativeCache(directory, 100)
    expect(await files()).toHaveLength(2)
    const known = maker(40)
    await second.get(key('a'), known)
    expect(known).not.toHaveBeenCalled()
    await second.get(key('c'), maker(40))
    expect((await files()).toSorted()).toEqual([key('a'), key('c')].toSorted())
  })

  it('makes again what was removed or emptied under it', async () => {
    const cache = new DerivativeCache(directory, 100)
    await cache.get(key('a'), maker(10))
    const path = join(directory, key('a').slice(0, 2), key('a'))
    await rm(path)
    expect(await cache.get(key('a'), maker(10))).toHaveLength(10)
    await truncate(path, 0)
    expect(await new DerivativeCache(directory, 100).get(key('a'), maker(10))).toHaveLength(10)
    expect((await stat(path)).size).toBe(10)
  })
})
