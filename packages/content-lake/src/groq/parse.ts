import { LRUCache } from 'lru-cache'
import { type ApiError, dataError } from '../errors.ts'
import type { JsonObject, JsonValue } from '../json.ts'
import { parseDeclarations } from './syntax/declaration.ts'
import { parseExpression } from './syntax/expression.ts'
import { type ParameterUse, type ParseMode, QueryReader } from './syntax/query-reader.ts'
import { GroqSyntaxError } from './syntax/syntax-error.ts'
import type { Node } from './syntax-tree.ts'

interface ParsedQuery {
  readonly tree: Node
  readonly parameters: ReadonlyMap<string, ParameterUse>
  /** Values of the parameters that the tree was made for: those that tell an index from a filter. */
  readonly constants: ReadonlyMap<string, JsonValue>
}

const LONGEST_QUERY = 500_000
const LONGEST_CACHED = 20_000
/** Together, in characters. A tree takes up to sixty times as many bytes. */
const MOST_CACHED = 1_000_000
const cached = { query: newCache(), delta: newCache() }

/**
 * A query's syntax tree, cached by its text. Parameters stay parameters in it, save those that GROQ
 * needs to know to parse: `[0...$limit]`, `[$index]`. Throws queryParseError (400).
 */
export function parseQuery(query: string, params: JsonObject, mode: ParseMode = 'query'): Node {
  if (query.length > LONGEST_QUERY) {
    throw parseError('', `the query is longer than ${LONGEST_QUERY} characters`)
  }
  const parsed = cached[mode]
  let entry = parsed.get(query)
  if (entry === undefined || !isMadeFor(entry, params)) {
    entry = parseNow(query, params, mode)
    if (query.length <= LONGEST_CACHED) parsed.set(query, entry)
  }
  for (const [name, { start, end }] of entry.parameters) {
    if (!Object.hasOwn(params, name)) {
      throw parseError(query, `param $${name} referenced, but not provided`, start, end)
    }
  }
  return entry.tree
}

function newCache() {
  return new LRUCache<string, ParsedQuery>({
    maxSize: MOST_CACHED,
    sizeCalculation: (_, query) => query.length + 1,
  })
}

function isMadeFor({ constants }: ParsedQuery, params: JsonObject): boolean {
  for (const [name, value] of constants) if (params[name] !== value) return false
  return true
}

function parseNow(query: string, params: JsonObject, mode: ParseMode): ParsedQuery {
  const reader = new QueryReader(query, params, mode)
  try {
    if (reader.peek().kind === 'end') throw new GroqSyntaxError('no query', 0)
    parseDeclarations(reader)
    const tree = parseExpression(reader)
    reader.finish()
    const constants = new Map([...reader.constants].map((name) => [name, params[name] ?? null]))
    return { tree, parameters: reader.parameters, constants }
  } catch (error) {
    if (error instanceof RangeError) throw nestedTooDeeply(query)
    if (!(error instanceof GroqSyntaxError)) throw error
    throw parseError(query, error.message, error.start, error.end)
  }
}

/** What a query gets that would take more than the stack. */
export function nestedTooDeeply(query: string): ApiError {
  return parseError(query, 'the query is nested too deeply')
}

function parseError(query: string, description: string, start = 0, end = query.length): ApiError {
  return dataError(400, 'queryParseError', description, { query, start, end })
}
