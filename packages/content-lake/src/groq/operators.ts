import { checkAttributes, checkItems, checkText } from './bounds.ts'
import type { Deadline } from './deadline.ts'
import { callOperator, isPath } from './groq-js.ts'
import { isInPath, isMatch } from './match.ts'
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
  const { deadline } = scope.context
  deadline.tick()
  if (typeof left === 'string') deadline.tickFor(left.length)
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
      return isMatch(left, right, deadline)
    case '+':
      checkSum(left, right, deadline)
      return callOperator(op, left, right)
    default:
      return callOperator(op, left, right)
  }
}

/** Whether two values may be put together. */
function checkSum(left: GroqValue, right: GroqValue, deadline: Deadline): void {
  if (typeof left === 'string' && typeof right === 'string') {
    checkText(left.length + right.length)
    // Whoever reads it has V8 copy both.
    deadline.tickFor(left.length + right.length)
  } else if (Array.isArray(left) && Array.isArray(right)) {
    checkItems(left.length + right.length)
    deadline.tickFor(left.length + right.length)
  } else if (isObject(left) && isObject(right)) {
    const attributes = Object.keys(left).length + Object.keys(right).length
    checkAttributes(attributes)
    deadline.tickFor(attributes)
  }
}

/** How well a text query fits a value, 0 when it does not; whole documents are looked up in the index. */
export function textScore(left: GroqValue, query: TextQuery, scope: Scope): number {
  if (query.matchesEverything()) return 1
  const { source, deadline } = scope.context
  const relevance = source.relevance(wholeDocument(left), query)
  if (relevance === null) return query.score(left, deadline)
  // How much a word weighs in one document depends on all the others.
  source.dependencies.addEverything()
  return relevance
}

function fits(left: GroqValue, query: TextQuery, { context }: Scope): boolean {
  if (query.matchesEverything()) return true
  return (
    (context.source.relevance(wholeDocument(left), query) ?? query.score(left, context.deadline)) >
    0
  )
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
  if (Array.isArray(right)) {
    context.deadline.tickFor(right.length)
    return right.some((item) => isEqual(left, item))
  }
  const id = isPath(left) ? left.toJSON() : left
  if (!isPath(right) || typeof id !== 'string') return null
  return isInPath(id, right.toJSON(), context.deadline)
}
