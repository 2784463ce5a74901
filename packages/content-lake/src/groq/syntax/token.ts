/** The smallest part of a query that means something. Positions count UTF-16 units, as JavaScript does. */
export interface Token {
  readonly kind: 'name' | 'parameter' | 'number' | 'string' | 'sign' | 'illegal' | 'end'
  /** As the query has it; a parameter without its `$`. */
  readonly text: string
  /** What a string or number stands for. */
  readonly value?: string | number
  readonly start: number
  readonly end: number
}

const SPACE = /(?:[\s\u0085]+|\/\/[^\n]*)*/y
const NAME = /[A-Za-z_][A-Za-z0-9_]*/y
const PARAMETER = /\$([A-Za-z0-9_]*)/y
/** Also takes `1.` and `1e`, which end where a digit should follow. */
const NUMBER = /\d+(?:\.(?!\.)\d*)?(?:[eE][+-]?\d*)?/y
const DOTS = /\.+/y
const SIGN = /==|\|\||&&|<=|>=|=>|!=|->|\*\*|::|[<>!+\-*/%|=:,(){}[\]^@;]/y
const PLAIN_TEXT = /[^"'\\]+/y
const HEX = /[0-9a-fA-F]{4}|\{[0-9a-fA-F]{1,6}\}/y

/** Every token of a query in turn; the last one stands at its end. */
export function tokenize(source: string): Token[] {
  const tokens: Token[] = []
  let at = skipSpace(source, 0)
  while (at < source.length) {
    const token = tokenAt(source, at)
    tokens.push(token)
    at = skipSpace(source, token.end)
  }
  tokens.push({ kind: 'end', text: '', start: source.length, end: source.length })
  return tokens
}

function tokenAt(source: string, start: number): Token {
  const character = source[start] ?? ''
  if (character === '"' || character === "'") return stringAt(source, start, character)
  const name = match(NAME, source, start)
  if (name !== null) return token('name', name, start)
  const number = match(NUMBER, source, start)
  if (number !== null) {
    return /\d$/.test(number)
      ? { ...token('number', number, start), value: Number(number) }
      : token('illegal', number, start)
  }
  const parameter = match(PARAMETER, source, start)
  if (parameter !== null) {
    return { ...token('parameter', parameter, start), text: parameter.slice(1) }
  }
  const dots = match(DOTS, source, start)
  if (dots !== null) return token(dots.length > 3 ? 'illegal' : 'sign', dots, start)
  const sign = match(SIGN, source, start)
  if (sign !== null) return token('sign', sign, start)
  return token('illegal', String.fromCodePoint(source.codePointAt(start) ?? 0), start)
}

function token(kind: Token['kind'], text: string, start: number): Token {
  return { kind, text, start, end: start + text.length }
}

function match(pattern: RegExp, source: string, at: number): string | null {
  pattern.lastIndex = at
  return pattern.exec(source)?.[0] ?? null
}

function skipSpace(source: string, at: number): number {
  return at + (match(SPACE, source, at)?.length ?? 0)
}

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  "'": "'",
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
}

/** As in JSON that is sent, U+FFFD stands for half of a surrogate pair. */
function stringAt(source: string, start: number, quote: string): Token {
  let value = ''
  let at = start + 1
  while (at < source.length) {
    const character = source[at] ?? ''
    if (character === quote) {
      const end = at + 1
      const text = source.slice(start, end)
      return { kind: 'string', text, value: value.toWellFormed(), start, end }
    }
    if (character === '\\') {
      const escaped = escapeAt(source, at)
      if (escaped === null) break
      value += escaped.value
      at = escaped.end
    } else {
      const text = match(PLAIN_TEXT, source, at) ?? character
      value += text
      at += text.length
    }
  }
  return token('illegal', source.slice(start, Math.max(at, start + 1)), start)
}

function escapeAt(source: string, at: number): { value: string; end: number } | null {
  const kind = source[at + 1] ?? ''
  if (kind !== 'u') {
    const value = ESCAPES[kind]
    return value === undefined ? null : { value, end: at + 2 }
  }
  const hex = match(HEX, source, at + 2)
  const code = Number.parseInt(hex?.replace(/[{}]/g, '') ?? '', 16)
  if (hex === null || code > 0x10ffff) return null
  return { value: String.fromCodePoint(code), end: at + 2 + hex.length }
}
