import { LruMap } from '../lru-map.ts'
import type { Deadline } from './deadline.ts'
import type { GroqValue } from './value.ts'
import { isAnything, literal, type Step, takesAll } from './wildcard.ts'

// As groq-js has them, so that both find the same.
const WORD = /[^!@#$%^&*(),\\/?";:{}|[\]+<>\s-]+/g
const TERM = /[^!@#$%^&(),\\/?";:{}|[\]+<>\s-]+/g
const LONGEST_TERM = 1024

/** Whether every term of a pattern, which may hold `*`, is a word of the text. */
export function isMatch(text: GroqValue, pattern: GroqValue, deadline: Deadline): boolean {
  const terms = termsOf(pattern)
  const words = wordsOf(text)
  if (terms.length === 0 || words.length === 0) return false
  return terms.every((term) => words.some((word) => fits(term, word, deadline)))
}

/** Zero without a match; grows with the number of words that fit each term, ever less (k1 = 1.2, as in BM25). */
export function matchScore(text: GroqValue, pattern: GroqValue, deadline: Deadline): number {
  const words = wordsOf(text)
  let score = 0
  for (const term of termsOf(pattern)) {
    let frequency = 0
    for (const word of words) if (fits(term, word, deadline)) frequency++
    score += (frequency * 2.2) / (frequency + 1.2)
  }
  return score
}

/** Whether an id fits a pattern such as `drafts.**`, in which `*` is a part without dots. */
export function isInPath(id: string, pattern: string, deadline: Deadline): boolean {
  let steps = paths.get(pattern)
  if (steps === undefined) {
    steps = pattern.split('.').flatMap(pathPart)
    paths.set(pattern, steps)
  }
  return takesAll(steps, id, deadline)
}

const paths = new LruMap<string, readonly Step[]>(100)
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

const terms = new LruMap<string, Term>(1_000)

function fits({ text, steps }: Term, word: string, deadline: Deadline): boolean {
  deadline.tick()
  return steps === null ? text === word : takesAll(steps, word, deadline)
}

function termsOf(pattern: GroqValue): Term[] {
  const parts = Array.isArray(pattern) ? pattern : [pattern]
  const texts = parts.filter((part) => typeof part === 'string')
  if (texts.length < parts.length) return []
  return texts.flatMap((text) => withoutEdgeDots(text).match(TERM) ?? []).map(termOf)
}

function termOf(source: string): Term {
  const written = source.slice(0, LONGEST_TERM)
  let term = terms.get(written)
  if (term === undefined) {
    const text = fold(written)
    term = { text, steps: /[*.]/.test(text) ? text.split('').map(termStep) : null }
    terms.set(written, term)
  }
  return term
}

function termStep(character: string): Step {
  if (character === '*') return { ...ANYTHING, repeats: true }
  return character === '.' ? ANYTHING : literal(character)
}

function wordsOf(text: GroqValue): string[] {
  const parts = Array.isArray(text) ? text : [text]
  const texts = parts.filter((part) => typeof part === 'string')
  return texts.flatMap((part) => withoutEdgeDots(part).match(WORD) ?? []).map(fold)
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
function fold(text: string): string {
  if (/^[\0-\x7f]*$/.test(text)) return text.toUpperCase()
  return text.split('').map(foldUnit).join('')
}

function foldUnit(unit: string): string {
  const upper = unit.toUpperCase()
  return upper.length !== 1 || (unit > '\x7f' && upper <= '\x7f') ? unit : upper
}
