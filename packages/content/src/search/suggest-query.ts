import leven from 'leven'
import { foldWord, WORD } from './search-terms.ts'

/** The words of names and titles, folded, each as it is written and with how many texts hold it. */
export type Vocabulary = ReadonlyMap<string, { readonly word: string; readonly count: number }>

/** Shorter words are too near to too many. */
const SHORTEST = 3
/** Each unknown word is compared with all known ones. */
const MOST_UNKNOWN = 8

/** The words of some texts; those of one or two letters are left out. */
export function vocabularyOf(texts: Iterable<string>): Vocabulary {
  const words = new Map<string, { word: string; count: number }>()
  for (const text of texts) {
    for (const [word] of text.matchAll(WORD)) {
      const folded = foldWord(word)
      if (folded.length < SHORTEST) continue
      const known = words.get(folded)
      if (known) known.count++
      else words.set(folded, { word: word.toLowerCase(), count: 1 })
    }
  }
  return words
}

/**
 * The question with each unknown word replaced by the known one that is nearest in spelling (Levenshtein), of
 * several the one that more texts hold. Null when every word is known, one has no neighbour, or too many are unknown.
 */
export function suggestQuery(query: string, vocabulary: Vocabulary): string | null {
  const pieces: string[] = []
  let end = 0
  let changed = 0
  for (const match of query.matchAll(WORD)) {
    const [word] = match
    const folded = foldWord(word)
    if (folded.length < SHORTEST || isKnown(folded, vocabulary)) continue
    const nearest = changed < MOST_UNKNOWN ? nearestWord(folded, vocabulary) : null
    if (nearest === null) return null
    pieces.push(query.slice(end, match.index), nearest)
    end = match.index + word.length
    changed++
  }
  return changed > 0 ? pieces.join('') + query.slice(end) : null
}

/** A word that a known one begins with finds something as it is. */
function isKnown(folded: string, vocabulary: Vocabulary): boolean {
  if (vocabulary.has(folded)) return true
  for (const known of vocabulary.keys()) if (known.startsWith(folded)) return true
  return false
}

function nearestWord(folded: string, vocabulary: Vocabulary): string | null {
  const farthest = folded.length <= 4 ? 1 : folded.length <= 8 ? 2 : 3
  let nearest: { word: string; count: number; distance: number } | null = null
  for (const [known, { word, count }] of vocabulary) {
    if (Math.abs(known.length - folded.length) > farthest) continue
    const distance = leven(folded, known, { maxDistance: farthest + 1 })
    if (distance > farthest) continue
    const isNearer =
      !nearest ||
      distance < nearest.distance ||
      (distance === nearest.distance && count > nearest.count)
    if (isNearer) nearest = { word, count, distance }
  }
  return nearest?.word ?? null
}
