import { GroqSyntaxError, parse } from 'groq-js'
import { type ApiError, dataError } from '../errors.ts'
import type { JsonObject, JsonValue } from '../json.ts'
import { LruMap } from '../lru-map.ts'
import { unsupportedFunction } from './supported.ts'
import { descendants, type Node } from './syntax-tree.ts'

interface ParsedQuery {
  readonly tree: Node
  readonly parameters: readonly string[]
}

const LONGEST_QUERY = 500_000
/** The parser's time grows with the square of these: so many take it about a second. */
const MOST_TOKENS = 10_000
/** A string, closed or not, or a comment. Always matches where it begins, so that it never backtracks. */
const TEXT = String.raw`"(?:[^"\\]+|\\[^]?)*"?|'(?:[^'\\]+|\\[^]?)*'?|//[^\n]*`
const TEXTS = new RegExp(TEXT, 'g')
const TOKENS = new RegExp(`${TEXT}|[\\w$]+|[=!<>]=|&&|\\|\\||[^\\s\\w,]`, 'g')
const LONGEST_CACHED = 20_000
const parsed = new LruMap<string, ParsedQuery>(1_000)

/**
 * A query's syntax tree, cached by its text. Parameters stay parameters in it, save those that GROQ
 * needs to know to parse: `[0...$limit]`, `[$index]`. Throws queryParseError (400).
 */
export function parseQuery(query: string, params: JsonObject): Node {
  if (query.length > LONGEST_QUERY) {
    throw parseError('', `the query is longer than ${LONGEST_QUERY} characters`)
  }
  const inlined: Record<string, JsonValue> = {}
  for (const name of namesInConstantBrackets(query)) {
    if (Object.hasOwn(params, name)) inlined[name] = params[name] ?? null
  }
  const key = `${JSON.stringify(inlined)}${query}`
  let entry = parsed.get(key)
  if (entry === undefined) {
    entry = parseNow(query, inlined)
    if (key.length <= LONGEST_CACHED) parsed.set(key, entry)
  }
  for (const name of entry.parameters) {
    if (!Object.hasOwn(params, name)) {
      throw parseError(query, `param $${name} referenced, but not provided`)
    }
  }
  return entry.tree
}

function parseNow(query: string, params: Record<string, JsonValue>): ParsedQuery {
  if (query.length > MOST_TOKENS && countTokens(query) > MOST_TOKENS) {
    throw parseError('', `the query has more than ${MOST_TOKENS} words and signs`)
  }
  let tree: Node
  let nodes: Node[]
  try {
    // groq-js takes a comment for one only when a line ends after it.
    tree = parse(query.includes('//') ? `${query}\n` : query, { params }) as Node
    nodes = [...descendants(tree)]
  } catch (error) {
    throw explain(query, error)
  }
  const parameters = new Set<string>()
  for (const node of nodes) {
    if (node.type === 'Parameter') parameters.add(node.name)
    const unsupported = unsupportedFunction(node)
    if (unsupported !== null) {
      throw parseError(query, `function ${unsupported}() is not supported by this content lake`)
    }
  }
  return { tree, parameters: [...parameters] }
}

function countTokens(query: string): number {
  let count = 0
  for (const _ of query.matchAll(TOKENS)) count++
  return count
}

// Bounded, so that a hostile query cannot make the search for them take forever.
const CONSTANT_BRACKETS = /\[((?:[\s\d.eE+\-*/%()]|\$\w+\b|"[^"\n]{0,50}"|'[^'\n]{0,50}'){0,50})\]/g

/** Parameters in brackets that hold nothing but constants: an index or a slice, not a filter. */
function namesInConstantBrackets(query: string): string[] {
  if (!query.includes('$')) return []
  return [...query.matchAll(CONSTANT_BRACKETS)].flatMap(([, inside = '']) =>
    [...inside.matchAll(/\$(\w+)/g)].map(([, name = '']) => name),
  )
}

function explain(query: string, error: unknown): ApiError {
  if (error instanceof RangeError) return nestedTooDeeply(query)
  const message = error instanceof Error ? error.message : 'cannot parse the query'
  if (!(error instanceof GroqSyntaxError)) return parseError(query, message)
  const position = query.length - query.slice(error.position).trimStart().length
  if (position === query.length || isUnfinished(query)) {
    return parseError(query, 'unexpected end-of-file, expected expression', query.length)
  }
  const found = query.slice(position, position + 20).split(/\s/, 1)[0]
  return parseError(query, `unexpected token "${found}"`, position)
}

/** What a query gets that would take more than the stack. */
export function nestedTooDeeply(query: string): ApiError {
  return parseError(query, 'the query is nested too deeply')
}

/** Whether a bracket is left open; strings are skipped. */
function isUnfinished(query: string): boolean {
  const bare = query.replace(TEXTS, '')
  return (bare.match(/[[({]/g)?.length ?? 0) > (bare.match(/[\])}]/g)?.length ?? 0)
}

function parseError(query: string, description: string, position?: number): ApiError {
  const start = position ?? 0
  const end = position === undefined ? query.length : Math.min(position + 1, query.length)
  return dataError(400, 'queryParseError', description, { query, start, end })
}
