import type { JsonValue } from '../json.ts'

/** In characters. A text that is worked on in pieces takes no more memory than its words. */
const LONGEST_PAGE = 50_000
const MARKS = /\p{M}+/gu
const WORDS = /[\p{L}\p{N}\p{Co}]+/gu

/**
 * Words of a text without case and accents. Upper case first: two texts that a case-insensitive
 * regular expression takes for equal must fold to the same words (a final sigma, for one).
 */
export function tokenize(text: string): string[] {
  if (text.length <= LONGEST_PAGE) return tokenizePage(text)
  const words: string[] = []
  for (const page of pagesOf(text)) for (const word of tokenizePage(page)) words.push(word)
  return words
}

/** A text in parts that end at a space; what has none for longer than that is one part. */
export function* pagesOf(text: string): Generator<string> {
  let start = 0
  while (text.length - start > LONGEST_PAGE) {
    const end = spaceAfter(text, start + LONGEST_PAGE)
    if (end === null) break
    yield text.slice(start, end)
    start = end
  }
  yield start === 0 ? text : text.slice(start)
}

function spaceAfter(text: string, start: number): number | null {
  const space = /\s/g
  space.lastIndex = start
  return space.exec(text)?.index ?? null
}

function tokenizePage(text: string): string[] {
  return text.toUpperCase().normalize('NFKD').replace(MARKS, '').match(WORDS) ?? []
}

/**
 * The texts that a search over a whole document reads: every string but those under `_` keys, the
 * spans of a block joined as a reader sees them.
 * @param visit called for every value on the way
 */
export function collectTexts(
  value: JsonValue,
  texts: string[] = [],
  visit: () => void = () => {},
): string[] {
  visit()
  if (typeof value === 'string') texts.push(value)
  else if (Array.isArray(value)) {
    for (const item of value) {
      const block = blockText(item)
      if (block === null) collectTexts(item, texts, visit)
      else {
        texts.push(block)
        collectBlockParts(item, texts, visit)
      }
    }
  } else if (value !== null && typeof value === 'object') {
    for (const key in value) {
      if (!key.startsWith('_')) collectTexts(value[key] as JsonValue, texts, visit)
    }
  }
  return texts
}

/** The text of a Portable Text block, or null when the value is none. */
function blockText(value: JsonValue): string | null {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return null
  if (typeof value._type !== 'string' || !Array.isArray(value.children)) return null
  let text = ''
  for (const child of value.children) {
    if (isSpan(child)) text += child.text
  }
  return text
}

function isSpan(value: JsonValue): value is { _type: 'span'; text: string } {
  return (
    value !== null &&
    typeof value === 'object' &&
    !Array.isArray(value) &&
    value._type === 'span' &&
    typeof value.text === 'string'
  )
}

/** What a block holds besides its spans and its formatting: links, inline objects, own fields. */
function collectBlockParts(block: JsonValue, texts: string[], visit: () => void): void {
  if (block === null || typeof block !== 'object' || Array.isArray(block)) return
  for (const [key, part] of Object.entries(block)) {
    if (key.startsWith('_') || key === 'style' || key === 'listItem') continue
    if (key === 'children' && Array.isArray(part)) {
      for (const child of part) {
        if (!isSpan(child)) collectTexts(child, texts, visit)
      }
    } else collectTexts(part, texts, visit)
  }
}
