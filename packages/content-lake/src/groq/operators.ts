import { callOperator, isPath } from './groq-js.ts'
import { isInPath, isMatch } from './match.ts'
import { requireSearchable } from './memory-bound.ts'
import type { Scope } from './scope.ts'
import { TextQuery } from './text-query.ts'
import { type GroqValue, isEqual, isObject, partialCompare } from './value.ts'

/** A binary operator over two values; groq-js has the rare ones. */
export function evaluateOperator(
  op: string,
  left: GroqValue,
  right: GroqValue,
  scope: Scope,
): GroqValue {
  switch (op) {
    case '==':
      return isEqual(left, right)
    case '!=':
      return !isEqual(left, right)
    case '<':
      return compare(left, right, (order) => order < 0)
    case '<=':
      return compare(left, right, (order) => order <= 0)
    case '>':
      return compare(left, right, (order) => order > 0)
    case '>=':
      return compare(left, right, (order) => order >= 0)
    case 'in':
      return isIn(left, right, scope)
    case 'match':
      if (right instanceof TextQuery) return fits(left, right, scope)
      requireSearchable(left)
      requireSearchable(right)
      scope.context.deadline.check()
      return isMatch(left, right, scope.context.deadline)
    default:
      return callOperator(op, left, right)
  }
}

/** How well a text query fits a value, 0 when it does not; whole documents are looked up in the index. */
export function textScore(left: GroqValue, query: TextQuery, scope: Scope): number {
  if (query.matchesEverything()) return 1
  const { source } = scope.context
  const relevance = source.relevance(wholeDocument(left), query)
  if (relevance === null) return query.score(left)
  // How much a word weighs in one document depends on all the others.
  source.dependencies.addEverything()
  return relevance
}

function fits(left: GroqValue, query: TextQuery, { context }: Scope): boolean {
  if (query.matchesEverything()) return true
  return (context.source.relevance(wholeDocument(left), query) ?? query.score(left)) > 0
}

/** The document in `@` or `[@, _id]`; the value itself otherwise. */
function wholeDocument(value: GroqValue): GroqValue {
  if (!Array.isArray(value)) return value
  const document = value.find(isObject)
  if (document === undefined) return value
  const only = value.every((part) => part === document || part === document._id)
  return only ? document : value
}

function compare(left: GroqValue, right: GroqValue, test: (order: number) => boolean): GroqValue {
  const order = partialCompare(left, right)
  return order === null ? null : test(order)
}

function isIn(left: GroqValue, right: GroqValue, { context }: Scope): GroqValue {
  if (Array.isArray(right)) return right.some((item) => isEqual(left, item))
  const id = isPath(left) ? left.toJSON() : left
  if (!isPath(right) || typeof id !== 'string') return null
  return isInPath(id, right.toJSON(), context.deadline)
}
