/** A word, or the words of a phrase, that a document must hold to be found. */
export interface SearchTerm {
  /** Folded (`foldWord`), in order. */
  readonly words: readonly string[]
  /** Whether words that go on count too. */
  readonly prefix: boolean
}

/** A longer question is none that a person asks; in characters (UTF-16). */
export const MAX_QUERY_LENGTH = 200

/** Every further word makes a search dearer, and finds less. */
const MAX_TERMS = 20

const QUERY_PART = /"([^"]*)"|([^"]+)/g
export const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu

/** What a reader typed, as one line: no control characters, no space that says nothing. */
export function tidyQuery(typed: string): string {
  return typed
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\p{Control}\s]+/gu, ' ')
    .trim()
}

/** A word without case and accents, as full text compares words. */
export function foldWord(word: string): string {
  return word
    .toUpperCase()
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
}

/**
 * The terms of a question: each word, or its beginning, and each "phrase in quotes". Signs are none, so whatever is
 * typed is a question and no syntax.
 */
export function searchTerms(query: string): SearchTerm[] {
  const terms = [...query.matchAll(QUERY_PART)].flatMap(([, phrase, words]): SearchTerm[] =>
    words === undefined
      ? [{ words: wordsOf(phrase ?? ''), prefix: false }]
      : wordsOf(words).map((word) => ({ words: [word], prefix: mayGoOn(word) })),
  )
  return terms.filter(({ words }) => words.length > 0).slice(0, MAX_TERMS)
}

/** The same terms as `text::query()` of GROQ reads them. */
export function textQuery(terms: readonly SearchTerm[]): string {
  return terms
    .map(({ words, prefix }) => (prefix ? `${words.join(' ')}*` : `"${words.join(' ')}"`))
    .join(' ')
}

function wordsOf(text: string): string[] {
  return (text.match(WORD) ?? []).map(foldWord)
}

/** One Latin letter or digit begins too much. */
function mayGoOn(word: string): boolean {
  return !/^[a-z0-9]$/.test(word)
}
