import { foldWord, type SearchTerm, WORD } from './search-terms.ts'

/** A piece of a text: `found` when it is a word that was looked for. */
export interface TextSegment {
  readonly text: string
  readonly found: boolean
}

/** About as much as three lines show; in characters. */
const PASSAGE_LENGTH = 220
/** How much of that comes before the first word found. */
const LEAD_LENGTH = 60

/** Tells words that were looked for. */
export type WordMatch = (word: string) => boolean

/** Tells the words that these terms look for: a term that may go on finds all words that it begins. */
export function wordMatch(terms: readonly SearchTerm[]): WordMatch {
  const whole = new Set(terms.filter(({ prefix }) => !prefix).flatMap(({ words }) => words))
  const beginnings = terms.filter(({ prefix }) => prefix).flatMap(({ words }) => words)
  return (word) => {
    const folded = foldWord(word)
    return whole.has(folded) || beginnings.some((beginning) => folded.startsWith(beginning))
  }
}

/** A text cut at the words that were looked for; together the segments are the text. */
export function foundWords(text: string, matches: WordMatch): TextSegment[] {
  const segments: TextSegment[] = []
  let end = 0
  for (const { 0: word, index } of text.matchAll(WORD)) {
    if (!matches(word)) continue
    if (index > end) segments.push({ text: text.slice(end, index), found: false })
    segments.push({ text: word, found: true })
    end = index + word.length
  }
  if (end < text.length) segments.push({ text: text.slice(end), found: false })
  return segments
}

/** Whether a text holds a word that was looked for. */
export function holdsFoundWord(text: string, matches: WordMatch): boolean {
  return firstFound(text, matches) !== null
}

/** The part of a long text around the first word that was looked for; null when it holds none. */
export function passageAround(text: string, matches: WordMatch): string | null {
  const line = text.replace(/\s+/g, ' ').trim()
  const found = firstFound(line, matches)
  if (found === null) return null
  const start = found <= LEAD_LENGTH ? 0 : line.indexOf(' ', found - LEAD_LENGTH - 1) + 1
  const from = start > found ? found : start
  const rest = line.slice(from)
  const before = from > 0 ? '… ' : ''
  if (rest.length <= PASSAGE_LENGTH) return before + rest
  const space = rest.lastIndexOf(' ', PASSAGE_LENGTH)
  const kept = rest.slice(0, space > found - from ? space : PASSAGE_LENGTH)
  return `${before}${kept.toWellFormed()} …`
}

function firstFound(text: string, matches: WordMatch): number | null {
  for (const { 0: word, index } of text.matchAll(WORD)) if (matches(word)) return index
  return null
}
