import { applyPatch } from 'mendoza'
import { describe, expect, test } from 'vitest'
import type { JsonObject, JsonValue } from '../json.ts'
import type { StoredDocument } from './document.ts'
import { effects, encodePatch } from './mendoza.ts'

/** Deterministic numbers in [0, 1) (mulberry32), so that a failure can be repeated by its seed. */
function randomNumbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

class RandomJson {
  readonly random: () => number
  constructor(seed: number) {
    this.random = randomNumbers(seed)
  }

  below(limit: number): number {
    return Math.floor(this.random() * limit)
  }

  text(): string {
    const pieces = [
      'a',
      'word ',
      'é',
      '漢',
      '😀',
      '😁',
      '\ud83d',
      '\ude00',
      '\n',
      '"',
      'longer text ',
    ]
    return Array.from({ length: this.below(12) }, () => pieces[this.below(pieces.length)]).join('')
  }

  value(depth: number): JsonValue {
    const kind = this.below(depth > 3 ? 4 : 7)
    if (kind === 0) return null
    if (kind === 1) return this.random() < 0.5
    if (kind === 2) return this.below(5)
    if (kind === 3) return this.text()
    if (kind === 4) return Array.from({ length: this.below(6) }, () => this.value(depth + 1))
    if (kind === 5) return Array.from({ length: this.below(6) }, () => this.keyed(depth + 1))
    return this.object(depth + 1)
  }

  object(depth: number): JsonObject {
    const keys = ['a', 'B', '_x', 'é', 'constructor', '10', '9']
    const entries = keys.filter(() => this.random() < 0.5).map((key) => [key, this.value(depth)])
    return Object.fromEntries(entries)
  }

  keyed(depth: number): JsonObject {
    return { ...this.object(depth), _key: `k${this.below(6)}` }
  }

  /** The value with something changed somewhere in it. */
  edit(value: JsonValue, depth = 0): JsonValue {
    if (this.random() < 0.1) return this.value(depth)
    if (typeof value === 'string') {
      const at = this.below(value.length + 1)
      return value.slice(0, at) + this.text() + value.slice(at + this.below(3))
    }
    if (Array.isArray(value)) return this.editArray(value, depth)
    if (value !== null && typeof value === 'object') {
      const next: JsonObject = {}
      for (const key of Object.keys(value)) {
        const child = value[key] as JsonValue
        if (this.random() < 0.1) continue
        next[key] = this.random() < 0.5 ? child : this.edit(child, depth + 1)
      }
      return this.random() < 0.3 ? { ...next, added: this.value(depth + 1) } : next
    }
    return this.value(depth)
  }

  editArray(value: JsonValue[], depth: number): JsonValue[] {
    const next = value.map((item) => (this.random() < 0.6 ? item : this.edit(item, depth + 1)))
    if (this.random() < 0.4) next.splice(this.below(next.length + 1), this.below(2))
    if (this.random() < 0.4) next.splice(this.below(next.length + 1), 0, this.value(depth + 1))
    if (this.random() < 0.3) {
      const [moved] = next.splice(this.below(next.length + 1), 1)
      if (moved !== undefined) next.splice(this.below(next.length + 1), 0, moved)
    }
    return next
  }
}

function article(paragraphs: number): StoredDocument {
  return {
    _id: 'a',
    _type: 'post',
    _rev: 'r1',
    _createdAt: '2026-01-01T00:00:00Z',
    _updatedAt: '2026-01-01T00:00:00Z',
    title: 'Sleep and magnesium',
    body: Array.from({ length: paragraphs }, (_, index) => ({
      _key: `b${index}`,
      _type: 'block',
      style: 'normal',
      markDefs: [],
      children: [
        { _key: `s${index}`, _type: 'span', marks: [], text: 'Sleep comes easier. '.repeat(5) },
      ],
    })),
  }
}

function typed(document: StoredDocument, index: number, text: string): StoredDocument {
  const next = structuredClone(document)
  const block = (next.body as { children: { text: string }[] }[])[index]
  if (block?.children[0]) block.children[0].text = text
  return { ...next, _rev: 'r2', _updatedAt: '2026-01-02T00:00:00Z' }
}

describe('a mendoza patch', () => {
  test('leads from any document to any other and back', () => {
    for (let seed = 1; seed <= 4000; seed++) {
      const json = new RandomJson(seed)
      const left = json.object(0)
      const edited = json.random() < 0.8 ? json.edit(left) : json.object(0)
      const right =
        edited !== null && typeof edited === 'object' && !Array.isArray(edited)
          ? edited
          : json.object(0)
      expect(applyPatch(left, encodePatch(left, right)), `seed ${seed}`).toEqual(right)
      expect(applyPatch(right, encodePatch(right, left)), `seed ${seed} back`).toEqual(left)
    }
  })

  test('is empty between equal documents', () => {
    expect(encodePatch({ a: [1, { b: 2 }], c: '' }, { c: '', a: [1, { b: 2 }] })).toEqual([])
  })

  test('names fields by their place among the sorted keys', () => {
    expect(encodePatch({ b: 1, a: 1, B: 1 }, { b: 2, B: 1 })).toEqual([19, 1, 17, 2, 'b'])
  })

  test('keeps the rest of a text and counts in UTF-8 bytes', () => {
    const left = { t: 'The café is open until late' }
    expect(encodePatch(left, { t: 'The café is closed until late' })).toEqual([
      11,
      0,
      23,
      0,
      13,
      22,
      'closed',
      23,
      17,
      28,
      15,
    ])
  })

  test('touches only the block that was typed in', () => {
    const left = article(20)
    const right = typed(left, 7, `${'Sleep comes easier. '.repeat(5)}Really.`)
    const patch = encodePatch(left, right)
    expect(applyPatch(left, patch)).toEqual(right)
    expect(JSON.stringify(patch).length).toBeLessThan(200)
  })

  test('moves a keyed block without sending it again', () => {
    const left = article(6)
    const body = left.body as JsonValue[]
    const right = { ...left, body: [body[5], ...body.slice(0, 5)] as JsonValue[] }
    expect(encodePatch(left, right)).toEqual([11, 5, 21, 5, 6, 21, 0, 5, 15])
  })

  test('is made well within a keystroke', () => {
    const left = article(25)
    const right = typed(left, 12, 'Something else entirely, at some length, was typed here.')
    expect(JSON.stringify(left).length).toBeGreaterThan(5_000)
    const times = Array.from({ length: 300 }, () => {
      const started = performance.now()
      effects(left, right)
      return performance.now() - started
    }).sort((a, b) => a - b)
    // The median: a busy machine may take its time now and then.
    expect(times[150]).toBeLessThan(1)
  })
})

describe('effects', () => {
  const document = article(1)

  test('of a creation revert to nothing, of a deletion apply nothing', () => {
    expect(effects(null, document)).toEqual({ apply: [0, document], revert: [0, null] })
    expect(effects(document, null)).toEqual({ apply: [0, null], revert: [0, document] })
  })

  test('of an edit lead both ways', () => {
    const next = typed(document, 0, 'Else')
    const { apply, revert } = effects(document, next)
    expect(applyPatch(document, apply)).toEqual(next)
    expect(applyPatch(next, revert)).toEqual(document)
  })
})
