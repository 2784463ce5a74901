import { type ApiError, dataError } from '../errors.ts'
import type { GroqValue } from './value.ts'

// V8 ends a thread whose heap is full, but the whole process where one thing alone is larger than what is left of it: so
// nothing that a query makes may come near a thread's heap (`threadHeap` of config/memory-shares.ts, 64 MiB at least).

/** Characters of a text that a query makes, or has a function work on. */
const LONGEST_TEXT = 4_000_000
/** Characters of a text whose words are looked at: some letters become eighteen on the way. */
const LONGEST_SEARCHED = 400_000
/** Items of an array that a query makes. */
const MOST_ITEMS = 1_000_000

/** The answer to a query that takes more memory than one may. */
export function tooMuchMemory(): ApiError {
  return dataError(400, 'queryMemoryError', 'The query takes more memory than one query may')
}

/** @throws ApiError 400 queryMemoryError when a text would be longer than a query may make one */
export function requireText(characters: number): void {
  if (characters > LONGEST_TEXT) throw tooMuchMemory()
}

/** @throws ApiError 400 queryMemoryError when an array would have more items than a query may make */
export function requireItems(items: number): void {
  if (items > MOST_ITEMS) throw tooMuchMemory()
}

/** @throws ApiError 400 queryMemoryError when words are looked for in, or are those of, a longer text than a query may search */
export function requireSearchable(value: GroqValue): void {
  for (const part of Array.isArray(value) ? value : [value]) {
    if (typeof part === 'string' && part.length > LONGEST_SEARCHED) throw tooMuchMemory()
  }
}

/** Bounds what a sum of two texts, or two arrays, makes. @throws ApiError 400 queryMemoryError */
export function requireSum(left: GroqValue, right: GroqValue): void {
  if (typeof left === 'string' && typeof right === 'string') requireText(left.length + right.length)
  if (Array.isArray(left) && Array.isArray(right)) requireItems(left.length + right.length)
}

/** Bounds what a function of GROQ's standard library is given, and may make of it. @throws ApiError 400 queryMemoryError */
export function requireArguments(name: string, values: readonly GroqValue[]): void {
  const [first, second] = values
  let characters = 0
  for (const value of values) {
    // Only of Portable Text does a function look deeper.
    characters += charactersOf(value, name === 'pt::text' ? Number.POSITIVE_INFINITY : 1)
  }
  if (name === 'array::join' && Array.isArray(first) && typeof second === 'string') {
    characters += first.length * second.length
  }
  requireText(characters)
  if (name === 'string::split' && typeof first === 'string' && typeof second === 'string') {
    requireItems(second === '' ? first.length : occurrences(first, second) + 1)
  }
}

/** Characters of the texts in a value, down to a depth; somewhat more than the longest text where they are more. */
function charactersOf(value: unknown, depth: number): number {
  if (typeof value === 'string') return value.length
  if (typeof value !== 'object' || value === null || depth === 0) return 0
  if (!Array.isArray(value) && depth === 1) return 0
  let characters = 0
  for (const part of Array.isArray(value) ? value : Object.values(value)) {
    characters += charactersOf(part, depth - 1)
    if (characters > LONGEST_TEXT) break
  }
  return characters
}

function occurrences(text: string, part: string): number {
  let found = 0
  for (let at = text.indexOf(part); at !== -1; at = text.indexOf(part, at + part.length)) {
    if (++found > MOST_ITEMS) break
  }
  return found
}
