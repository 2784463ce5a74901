import type { JsonObject } from '../../json.ts'
import type { Declaration } from './declaration.ts'
import { GroqSyntaxError } from './syntax-error.ts'
import { type Token, tokenize } from './token.ts'

/** Where a parameter is first named. */
export interface ParameterUse {
  readonly start: number
  readonly end: number
}

/** What a query may speak of: `delta` also knows the document before and after a change. */
export type ParseMode = 'query' | 'delta'

/** Reads a query token by token and gathers what is found out on the way. */
export class QueryReader {
  readonly mode: ParseMode
  readonly params: JsonObject
  /** Parameters by name. */
  readonly parameters = new Map<string, ParameterUse>()
  /** Parameters whose value decided what a pair of brackets means. */
  readonly constants = new Set<string>()
  /** Functions that the query declares, by their full name. */
  readonly declarations = new Map<string, Declaration>()
  /** Inside `score()`, where alone `boost()` may stand. */
  boostAllowed = false
  readonly #tokens: readonly Token[]
  #next = 0
  #declaration: Declaration | null = null

  constructor(source: string, params: JsonObject, mode: ParseMode) {
    this.#tokens = tokenize(source)
    this.params = params
    this.mode = mode
  }

  /** The token to be read next, or one of those after it. */
  peek(ahead = 0): Token {
    const token = this.#tokens[Math.min(this.#next + ahead, this.#tokens.length - 1)]
    if (token === undefined) throw new Error('A query always has an end')
    return token
  }

  next(): Token {
    const token = this.peek()
    this.#next++
    return token
  }

  /** The token read last. */
  previous(): Token {
    return this.peek(-1)
  }

  /** How many tokens have been read. */
  get position(): number {
    return this.#next
  }

  peekAt(position: number): Token {
    return this.peek(position - this.#next)
  }

  /** The declared function whose body is being read. */
  get declaration(): Declaration | null {
    return this.#declaration
  }

  /** Reads the body of a declared function, and comes back. */
  inBodyOf<T>(declaration: Declaration, read: () => T): T {
    const [next, outer] = [this.#next, this.#declaration]
    this.#next = declaration.position
    this.#declaration = declaration
    const result = read()
    this.#next = next
    this.#declaration = outer
    return result
  }

  /** Whether the next token is this sign. */
  at(sign: string, ahead = 0): boolean {
    const { kind, text } = this.peek(ahead)
    return kind === 'sign' && text === sign
  }

  /** Whether the next token is this word. */
  atWord(word: string): boolean {
    const { kind, text } = this.peek()
    return kind === 'name' && text === word
  }

  /** Reads the next token if it is this sign. */
  take(sign: string): boolean {
    if (!this.at(sign)) return false
    this.#next++
    return true
  }

  /** Reads the next token if it is this word. */
  takeWord(word: string): boolean {
    if (!this.atWord(word)) return false
    this.#next++
    return true
  }

  /** Reads the sign that closes what `opening` opened. */
  close(sign: string, opening: Token, after: string): Token {
    const found = this.next()
    if (found.kind === 'sign' && found.text === sign) return found
    this.#refusePostfix(found)
    const end = after === 'parenthesized expression' ? found.start : found.end
    throw new GroqSyntaxError(`expected '${sign}' following ${after}`, opening.start, end)
  }

  /** Throws unless the query is over. */
  finish(): void {
    const found = this.peek()
    if (found.kind === 'end') return
    this.#refusePostfix(found)
    throw new GroqSyntaxError('unable to parse entire expression', found.start)
  }

  /** `asc` and `desc` end an argument of `order()` and nothing else. */
  #refusePostfix({ kind, text, start, end }: Token): void {
    if (kind !== 'name' || (text !== 'asc' && text !== 'desc')) return
    throw new GroqSyntaxError(`unexpected postfix operator "${text}"`, start, end)
  }

  /** That something else than an expression stands here. */
  noExpression(): GroqSyntaxError {
    const { kind, text, start, end } = this.peek()
    const seen = kind === 'end' ? 'end-of-file' : `token ${JSON.stringify(text)}`
    return new GroqSyntaxError(`unexpected ${seen}, expected expression`, start, end)
  }
}
