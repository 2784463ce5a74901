import { type ApiError, httpError } from '../errors.ts'

/** More than a document may be nested, with what is around it; far less than fills a stack. */
const MOST_LEVELS = 500
/** Objects and arrays. Of a body of nothing but `{}`, which holds three times as many, V8 would make a hundred times its size. */
const MOST_PARTS = 1_000_000

const QUOTE = '"'.charCodeAt(0)
const BACKSLASH = '\\'.charCodeAt(0)
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = Array.from('[]{}', (sign) =>
  sign.charCodeAt(0),
)

/** An escape that may be half of a surrogate pair. */
const SURROGATE = /\\u[dD][89a-fA-F]/

/**
 * JSON that somebody sent. Half of a surrogate pair is no character: U+FFFD stands for it, as for bytes that are no
 * UTF-8, or SQLite would keep it as something that no query for it finds.
 * @throws SyntaxError when it is none; ApiError 400 when it is nested so deeply that whoever walks it would
 *   run out of stack, or holds too many objects and arrays
 */
export function parseJson(text: string): unknown {
  if (text.length > MOST_LEVELS) checkShape(text)
  const value: unknown = JSON.parse(text)
  return SURROGATE.test(text) ? wellFormed(value) : value
}

function wellFormed(value: unknown): unknown {
  if (typeof value === 'string') return value.toWellFormed()
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(wellFormed)
  const attributes = Object.entries(value)
  return Object.fromEntries(
    attributes.map(([name, part]) => [name.toWellFormed(), wellFormed(part)]),
  )
}

function checkShape(text: string): void {
  let level = 0
  let parts = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === QUOTE) at = endOfString(text, at)
    else if (code === OPEN_LIST || code === OPEN_OBJECT) {
      if (++level > MOST_LEVELS) throw refusal(`be nested at most ${MOST_LEVELS} levels deep`)
      if (++parts > MOST_PARTS) throw refusal(`hold at most ${MOST_PARTS} objects and arrays`)
    } else if (code === CLOSE_LIST || code === CLOSE_OBJECT) level--
  }
}

function refusal(what: string): ApiError {
  return httpError(400, 'Bad Request', `JSON may ${what}`)
}

/** Where the string ends that begins at a quote. */
function endOfString(text: string, start: number): number {
  let end = start
  do {
    end = text.indexOf('"', end + 1)
    if (end === -1) return text.length
  } while (isEscaped(text, end))
  return end
}

function isEscaped(text: string, at: number): boolean {
  let backslashes = 0
  while (text.charCodeAt(at - 1 - backslashes) === BACKSLASH) backslashes++
  return backslashes % 2 === 1
}
