import { collectTexts, pagesOf, tokenize } from '../documents/text-tokens.ts'
import type { JsonValue } from '../json.ts'
import { append, checkItems, checkText } from './bounds.ts'
import type { Deadline } from './deadline.ts'
import { type GroqValue, isObject } from './value.ts'

interface Term {
  /** One word, or the words of a phrase, in order. */
  readonly words: readonly string[]
  /** Whether the last word may go on. */
  readonly prefix: boolean
}

/** More words than this are not looked at: the index takes no longer expressions. */
const MOST_TERMS = 50
const PART = /(-?)(?:"([^"]*)"|([^\s"]+))/g

/**
 * What `text::query("…")` means: all words must occur, `word*` matches beginnings, `"a b"` a phrase,
 * `-word` must not occur, and `*` matches everything.
 */
export class TextQuery {
  readonly required: readonly Term[]
  readonly excluded: readonly Term[]
  /** The same question to the full-text index; null when it cannot narrow anything down. */
  readonly indexExpression: string | null
  /** Only which words must occur: what a match within one attribute asks of the index. */
  readonly wordsExpression: string | null

  constructor(source: string) {
    const required: Term[] = []
    const excluded: Term[] = []
    for (const [, minus, phrase, word] of source.matchAll(PART)) {
      if (required.length + excluded.length === MOST_TERMS) break
      const words = tokenize(phrase ?? word ?? '').slice(0, MOST_TERMS)
      if (words.length === 0) continue
      const term = { words, prefix: phrase === undefined && word?.endsWith('*') === true }
      ;(minus === '-' ? excluded : required).push(term)
    }
    this.required = required
    this.excluded = excluded
    this.indexExpression = indexExpression(required, excluded)
    this.wordsExpression = indexExpression(required.flatMap(singleWords), [])
  }

  /** In a result it says nothing, as a function has no JSON. */
  toJSON(): null {
    return null
  }

  matchesEverything(): boolean {
    return this.required.length === 0 && this.excluded.length === 0
  }

  /** Zero without a match; grows with each word's frequency, ever less (k1 = 1.2, as in BM25). */
  score(value: GroqValue, deadline: Deadline): number {
    if (this.matchesEverything()) return 1
    const words = wordsOf(value, deadline)
    if (this.excluded.some((term) => occurrences(words, term, deadline) > 0)) return 0
    let score = this.required.length === 0 ? 1 : 0
    for (const term of this.required) {
      const frequency = occurrences(words, term, deadline)
      if (frequency === 0) return 0
      score += (frequency * 2.2) / (frequency + 1.2)
    }
    return score
  }
}

function wordsOf(value: GroqValue, deadline: Deadline): string[] {
  const words: string[] = []
  for (const text of textsOf(value, deadline)) {
    deadline.tick()
    for (const page of pagesOf(text)) {
      checkText(page.length)
      deadline.tickFor(page.length)
      append(words, tokenize(page), deadline)
    }
  }
  return words
}

function* textsOf(value: GroqValue, deadline: Deadline): Generator<string> {
  deadline.tick()
  if (typeof value === 'string') yield value
  else if (Array.isArray(value)) for (const item of value) yield* textsOf(item, deadline)
  else if (isObject(value)) {
    const texts: string[] = []
    yield* collectTexts(value as JsonValue, texts, () => {
      deadline.tick()
      checkItems(texts.length)
    })
  }
}

function occurrences(words: readonly string[], term: Term, deadline: Deadline): number {
  deadline.tickFor(words.length)
  const last = term.words.length - 1
  let count = 0
  for (let start = 0; start + last < words.length; start++) {
    const found = term.words.every((word, i) =>
      i === last && term.prefix ? words[start + i]?.startsWith(word) : words[start + i] === word,
    )
    if (found) count++
  }
  return count
}

function indexExpression(required: readonly Term[], excluded: readonly Term[]): string | null {
  if (required.length === 0) return null
  const all = required.map(phrase).join(' AND ')
  return excluded.length === 0 ? all : `(${all}) NOT (${excluded.map(phrase).join(' OR ')})`
}

function singleWords({ words, prefix }: Term): Term[] {
  return words.map((word, i) => ({ words: [word], prefix: prefix && i === words.length - 1 }))
}

function phrase({ words, prefix }: Term): string {
  return `"${words.join(' ')}"${prefix ? ' *' : ''}`
}
