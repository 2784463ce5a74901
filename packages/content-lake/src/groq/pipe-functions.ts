import { copyWith } from '../documents/document-head.ts'
import { checkAttributes } from './bounds.ts'
import { evaluate } from './evaluate.ts'
import { matchScore } from './match.ts'
import { textScore } from './operators.ts'
import type { Scope } from './scope.ts'
import type { Node } from './syntax-tree.ts'
import { TextQuery } from './text-query.ts'
import { type GroqObject, type GroqValue, isObject, totalCompare } from './value.ts'

export interface OrderTerm {
  readonly expr: Node
  readonly descending: boolean
}

/** What the arguments of `order()` say. */
export function orderTerms(args: readonly Node[]): OrderTerm[] {
  return args.map((arg) =>
    arg.type === 'Asc' || arg.type === 'Desc'
      ? { expr: arg.base, descending: arg.type === 'Desc' }
      : { expr: arg, descending: false },
  )
}

/** `order(…)` over an array; equal items keep their places. */
export function order(
  items: readonly GroqValue[],
  args: readonly Node[],
  scope: Scope,
): GroqValue[] {
  return sortBy(items, orderTerms(args), scope, itself)
}

/** What stands for an item where items are nothing but values. */
export function itself<T extends GroqValue>(item: T): T {
  return item
}

/** Sorts by terms that are each worked out once an item. */
export function sortBy<T>(
  items: readonly T[],
  terms: readonly OrderTerm[],
  scope: Scope,
  valueIn: (item: T) => GroqValue,
): T[] {
  const keyed = items.map((item) => {
    const inner = scope.nested(valueIn(item))
    return { item, keys: terms.map((term) => evaluate(term.expr, inner)) }
  })
  keyed.sort((a, b) => {
    scope.context.deadline.tick()
    for (const [i, term] of terms.entries()) {
      const order = totalCompare(a.keys[i] ?? null, b.keys[i] ?? null)
      if (order !== 0) return term.descending ? -order : order
    }
    return 0
  })
  return keyed.map(({ item }) => item)
}

/** `score(…)` over an array: objects with their `_score`, best first; anything else is dropped. */
export function score(
  items: Iterable<GroqValue>,
  args: readonly Node[],
  scope: Scope,
): (GroqObject & { _score: number })[] {
  return rank(items, args, scope, itself).map(withScore)
}

/** A ranked object as `score(…)` gives it. */
export function withScore({ value, _score }: Ranked<GroqValue>): GroqObject & { _score: number } {
  checkAttributes(Object.keys(value).length)
  return copyWith(value, { _score })
}

export interface Ranked<T> {
  readonly item: T
  readonly value: GroqObject
  readonly _score: number
}

/** Items that are objects with what `score(…)` gives them, best first. */
export function rank<T>(
  items: Iterable<T>,
  args: readonly Node[],
  scope: Scope,
  valueIn: (item: T) => GroqValue,
): Ranked<T>[] {
  const ranked: Ranked<T>[] = []
  for (const item of items) {
    const value = valueIn(item)
    if (!isObject(value)) continue
    const inner = scope.nested(value)
    let _score = typeof value._score === 'number' ? value._score : 0
    for (const arg of args) _score += scoreOf(arg, inner)
    ranked.push({ item, value, _score })
  }
  return ranked.sort((a, b) => b._score - a._score)
}

function scoreOf(node: Node, scope: Scope): number {
  switch (node.type) {
    case 'Group':
      return scoreOf(node.base, scope)
    case 'Or':
      return scoreOf(node.left, scope) + scoreOf(node.right, scope)
    case 'And': {
      const left = scoreOf(node.left, scope)
      const right = left === 0 ? 0 : scoreOf(node.right, scope)
      return right === 0 ? 0 : left + right
    }
    case 'FuncCall':
      if (node.name === 'boost' && node.namespace === 'global') return boost(node.args, scope)
      break
    case 'OpCall':
      if (node.op === 'match') return match(node.left, node.right, scope)
      break
  }
  return evaluate(node, scope) === true ? 1 : 0
}

function boost([condition, by]: readonly Node[], scope: Scope): number {
  if (condition === undefined || by === undefined) return 0
  const inner = scoreOf(condition, scope)
  const amount = evaluate(by, scope)
  return inner > 0 && typeof amount === 'number' ? inner + amount : 0
}

function match(left: Node, right: Node, scope: Scope): number {
  const pattern = evaluate(right, scope)
  const text = evaluate(left, scope)
  if (pattern instanceof TextQuery) return textScore(text, pattern, scope)
  return matchScore(text, pattern, scope.context.deadline)
}
