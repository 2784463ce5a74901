import leven from 'leven'
import { foldWord, WORD } from './search-terms.ts'

/** The words of names and titles, folded, each as it is written and with how many texts hold it. */
export type Vocabulary = ReadonlyMap<string, { readonly word: string; readonly count: number }>

/** Shorter words are too near to too many. */
const SHORTEST = 3

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
 * several the one that more texts hold. Null when every word is known, or one has no neighbour.
 */
export function suggestQuery(query: string, vocabulary: Vocabulary): string | null {
  let changed = false
  let lost = false
  const suggestion = query.replace(WORD, (word) => {
    const folded = foldWord(word)
    if (folded.length < SHORTEST || isKnown(folded, vocabulary)) return word
    const nearest = nearestWord(folded, vocabulary)
    if (nearest === null) lost = true
    else changed = true
    return nearest ?? word
  })
  return changed && !lost ? suggestion : null
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
