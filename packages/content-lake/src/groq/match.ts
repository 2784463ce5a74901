import { LRUCache } from 'lru-cache'
import { pagesOf } from '../documents/text-tokens.ts'
import { checkItems, checkText } from './bounds.ts'
import type { Deadline } from './deadline.ts'
import type { GroqValue } from './value.ts'
import { isAnything, literal, type Step, takesAll } from './wildcard.ts'

// As groq-js has them, so that both find the same.
const WORD = /[^!@#$%^&*(),\\/?";:{}|[\]+<>\s-]+/g
const TERM = /[^!@#$%^&(),\\/?";:{}|[\]+<>\s-]+/g
const LONGEST_TERM = 1024
/** Together, in characters: the steps of one take a hundred times as many bytes, or more. */
const MOST_CACHED = 100_000
/** To fold a character takes so many times as long as to copy it. */
const FOLDING = 10

/** Whether every term of a pattern, which may hold `*`, is a word of the text. */
export function isMatch(text: GroqValue, pattern: GroqValue, deadline: Deadline): boolean {
  const missing = new Set(termsOf(pattern, deadline))
  if (missing.size === 0) return false
  for (const word of wordsOf(text, deadline)) {
    for (const term of missing) if (fits(term, word, deadline)) missing.delete(term)
    if (missing.size === 0) return true
  }
  return false
}

/** Zero without a match; grows with the number of words that fit each term, ever less (k1 = 1.2, as in BM25). */
export function matchScore(text: GroqValue, pattern: GroqValue, deadline: Deadline): number {
  const counts = termsOf(pattern, deadline).map((term) => ({ term, frequency: 0 }))
  for (const word of wordsOf(text, deadline)) {
    for (const count of counts) if (fits(count.term, word, deadline)) count.frequency++
  }
  let score = 0
  for (const { frequency } of counts) score += (frequency * 2.2) / (frequency + 1.2)
  return score
}

/** Whether an id fits a pattern such as `drafts.**`, in which `*` is a part without dots. */
export function isInPath(id: string, pattern: string, deadline: Deadline): boolean {
  let steps = paths.get(pattern)
  if (steps === undefined) {
    deadline.tickFor(pattern.length)
    steps = pattern.split('.').flatMap(pathPart)
    paths.set(pattern, steps)
  }
  return takesAll(steps, id, deadline)
}

const paths = newCache<readonly Step[]>()
const ANYTHING: Step = { takes: isAnything, repeats: false }
const NO_DOT: Step = { takes: (character) => character !== '.', repeats: false }

function pathPart(part: string, index: number): Step[] {
  // groq-js lets the dot between two parts stand for any character.
  const separator = index === 0 ? [] : [ANYTHING]
  if (part === '*') return [...separator, NO_DOT, { ...NO_DOT, repeats: true }]
  if (part === '**') return [...separator, { ...ANYTHING, repeats: true }]
  return [...separator, ...part.split('').map(literal)]
}

interface Term {
  readonly text: string
  /** Null when the term is a plain word. */
  readonly steps: readonly Step[] | null
}

const terms = newCache<Term>()

function fits({ text, steps }: Term, word: string, deadline: Deadline): boolean {
  deadline.tick()
  return steps === null ? text === word : takesAll(steps, word, deadline)
}

function termsOf(pattern: GroqValue, deadline: Deadline): Term[] {
  const found: Term[] = []
  for (const text of Array.isArray(pattern) ? pattern : [pattern]) {
    if (typeof text !== 'string') return []
    for (const term of partsOf(text, TERM, deadline)) checkItems(found.push(termOf(term, deadline)))
  }
  return found
}

function termOf(source: string, deadline: Deadline): Term {
  const written = source.slice(0, LONGEST_TERM)
  let term = terms.get(written)
  if (term === undefined) {
    const text = fold(written, deadline)
    term = { text, steps: /[*.]/.test(text) ? text.split('').map(termStep) : null }
    terms.set(written, term)
  }
  return term
}

function termStep(character: string): Step {
  if (character === '*') return { ...ANYTHING, repeats: true }
  return character === '.' ? ANYTHING : literal(character)
}

function* wordsOf(text: GroqValue, deadline: Deadline): Generator<string> {
  for (const part of Array.isArray(text) ? text : [text]) {
    deadline.tick()
    if (typeof part !== 'string') continue
    for (const word of partsOf(part, WORD, deadline)) yield fold(word, deadline)
  }
}

/** What a text is cut into, a page at a time: there may be as many parts as half its characters. */
function* partsOf(text: string, part: RegExp, deadline: Deadline): Generator<string> {
  for (const page of pagesOf(text)) {
    checkText(page.length)
    deadline.tickFor(page.length)
    yield* withoutEdgeDots(page).match(part) ?? []
  }
}

/** Drops dots that begin or end a word, as at the end of a sentence. */
function withoutEdgeDots(text: string): string {
  return text.replace(/\.+/g, (dots, at: number) => {
    const isEdge = isWordCharacter(text[at - 1]) || isWordCharacter(text[at + dots.length])
    return isEdge ? '' : dots
  })
}

function isWordCharacter(character: string | undefined): boolean {
  return character !== undefined && /\w/.test(character)
}

/** Lets words that differ in case only be equal, one code unit for one, as a regular expression's `i` does. */
function fold(text: string, deadline: Deadline): string {
  if (/^[\0-\x7f]*$/.test(text)) return text.toUpperCase()
  deadline.tickFor(FOLDING * text.length)
  return text.split('').map(foldUnit).join('')
}

function foldUnit(unit: string): string {
  const upper = unit.toUpperCase()
  return upper.length !== 1 || (unit > '\x7f' && upper <= '\x7f') ? unit : upper
}

/** By what was written; what is longer than all there is room for is not kept. */
function newCache<Made extends object>() {
  return new LRUCache<string, Made>({
    maxSize: MOST_CACHED,
    sizeCalculation: (_, written) => written.length + 1,
  })
}
