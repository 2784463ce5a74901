import type { Condition } from '../documents/condition.ts'
import { commonTypes } from '../documents/select.ts'
import { idsFrom } from '../documents/text-range.ts'
import { conjuncts } from './conjuncts.ts'
import { dateTimeBounds } from './date-time-bounds.ts'
import { evaluate } from './evaluate.ts'
import { isPath } from './groq-js.ts'
import { intersectRanges } from './intersect-ranges.ts'
import { attributePath, isIndependent } from './node-shape.ts'
import { planEither } from './plan-either.ts'
import { planFunction } from './plan-function.ts'
import { isDerefId, planMember } from './plan-member.ts'
import { planReference } from './plan-reference.ts'
import {
  COMPARISONS,
  defined,
  differs,
  equals,
  inexact,
  missing,
  NOTHING,
  OPPOSITES,
  type PlannedCondition,
  range,
  references,
} from './planned-condition.ts'
import { referencePath } from './reference-path.ts'
import type { Scope } from './scope.ts'
import type { InRangeNode, Node } from './syntax-tree.ts'
import { asksIndexAlone, textCondition } from './text-condition.ts'
import type { GroqValue } from './value.ts'

export interface FilterPlan {
  readonly conditions: readonly Condition[]
  /** Whether the conditions say all that the filters say. */
  readonly exact: boolean
  /** Parts of the filters that no condition says anything of. */
  readonly unindexed: readonly Node[]
}

/**
 * What the store can do about filters. Only ever an overestimate: each document that comes out is
 * still to be checked against the filters themselves, unless the plan is exact.
 */
export function planFilters(filters: readonly Node[], scope: Scope): FilterPlan {
  const inner = scope.nested(null)
  const parts = filters.flatMap(conjuncts).filter((part) => !holdsAnyway(part, inner))
  const own = parts.map((part) => planPart(part, inner))
  const planned = planReferences(parts, own, scope)
  return {
    conditions: intersectRanges(planned.flat()).map(({ condition }) => condition),
    exact: planned.every((plan) => plan.length > 0 && plan.every(({ exact }) => exact)),
    unindexed: parts.filter((_, i) => planned[i]?.length === 0),
  }
}

/** Plans what follows a reference too, where all else leaves many documents. */
function planReferences(
  parts: readonly Node[],
  own: readonly PlannedCondition[][],
  scope: Scope,
): readonly PlannedCondition[][] {
  const isOpen = (part: Node, i: number) => own[i]?.length === 0 && referencePath(part) !== null
  if (!parts.some(isOpen)) return own
  const conditions = own.flat().map(({ condition }) => condition)
  if (scope.context.source.findsFew(conditions)) return own
  const types = commonTypes(conditions)
  return parts.map((part, i) =>
    isOpen(part, i) ? planReference(part, types, scope) : (own[i] ?? []),
  )
}

/** Whether a part holds for every document, as `$type == null || _type == $type` does without a type. */
function holdsAnyway(node: Node, scope: Scope): boolean {
  if (isIndependent(node)) return evaluate(node, scope) === true
  if (node.type === 'Group') return holdsAnyway(node.base, scope)
  return node.type === 'Or' && (holdsAnyway(node.left, scope) || holdsAnyway(node.right, scope))
}

function planPart(node: Node, scope: Scope): PlannedCondition[] {
  if (isIndependent(node)) return evaluate(node, scope) === true ? [] : [NOTHING]
  switch (node.type) {
    case 'Group':
      return planPart(node.base, scope)
    case 'And':
      if (holdsAnyway(node.left, scope)) return planPart(node.right, scope)
      if (holdsAnyway(node.right, scope)) return planPart(node.left, scope)
      return both(planPart(node.left, scope), planPart(node.right, scope))
    case 'Or':
      return planEither(planPart(node.left, scope), planPart(node.right, scope))
    case 'AccessAttribute': {
      const path = attributePath(node)
      return path === null ? [] : equals(path, [true])
    }
    case 'Not':
      return planNot(node.base, scope)
    case 'InRange':
      return planBetween(node, scope)
    case 'OpCall':
      return planOperator(node, scope)
    case 'FuncCall': {
      const path = definedPath(node)
      return path === null ? planFunction(node, scope) : defined(path)
    }
    default:
      return []
  }
}

/** What holds where two plans do. Of one that says nothing, what the other says is not all. */
function both(
  left: readonly PlannedCondition[],
  right: readonly PlannedCondition[],
): PlannedCondition[] {
  const planned = [...left, ...right]
  if (planned.includes(NOTHING)) return [NOTHING]
  const isWhole = left.length > 0 && right.length > 0
  return intersectRanges(isWhole ? planned : planned.map(inexact))
}

function planBetween(node: InRangeNode, scope: Scope): PlannedCondition[] {
  if (!isIndependent(node.left) || !isIndependent(node.right)) return []
  const [low, high] = [evaluate(node.left, scope), evaluate(node.right, scope)]
  // Nothing lies between null and anything.
  if (low === null || high === null) return [NOTHING]
  const operator = node.isInclusive ? '<=' : '<'
  const path = attributePath(node.base)
  if (path !== null) return range(path, '>=', low, { operator, value: high })
  return intersectRanges([
    ...planDerived(node.base, '>=', low),
    ...planDerived(node.base, operator, high),
  ])
}

/** What makes a node false: `!featured` holds for false alone, `!defined(title)` for what is missing. */
function planNot(node: Node, scope: Scope): PlannedCondition[] {
  switch (node.type) {
    case 'Group':
      return planNot(node.base, scope)
    case 'Not':
      return planPart(node.base, scope)
    case 'And':
      return planEither(planNot(node.left, scope), planNot(node.right, scope))
    case 'Or':
      return both(planNot(node.left, scope), planNot(node.right, scope))
    case 'OpCall':
      return isOpposable(node.op) ? planOperator({ ...node, op: OPPOSITES[node.op] }, scope) : []
  }
  const path = attributePath(node)
  if (path !== null) return equals(path, [false])
  const tested = definedPath(node)
  return tested === null ? [] : missing(tested)
}

/** What `defined()` is asked of; null when that is no attribute of the document. */
function definedPath(node: Node): readonly string[] | null {
  if (node.type !== 'FuncCall' || node.namespace !== 'global' || node.name !== 'defined')
    return null
  const [arg] = node.args
  return arg === undefined ? null : attributePath(arg)
}

function planOperator(
  { op, left, right }: Extract<Node, { type: 'OpCall' }>,
  scope: Scope,
): PlannedCondition[] {
  if (op === 'match') return planMatch(left, right, scope)
  if (op === 'in') return planIn(left, right, scope)
  if (op === '!=') return planDifference(left, right, scope)
  if (op !== '==' && !isComparison(op)) return []
  if (isIndependent(right)) return planComparison(left, op, evaluate(right, scope))
  if (!isIndependent(left)) return []
  return planComparison(right, op === '==' ? op : COMPARISONS[op], evaluate(left, scope))
}

function planDifference(left: Node, right: Node, scope: Scope): PlannedCondition[] {
  const [node, value] = isIndependent(right) ? [left, right] : [right, left]
  const path = attributePath(node)
  return path === null || !isIndependent(value) ? [] : differs(path, evaluate(value, scope))
}

function planComparison(
  node: Node,
  op: '==' | keyof typeof COMPARISONS,
  value: GroqValue,
): PlannedCondition[] {
  // Nothing is less than null, or greater.
  if (op !== '==' && value === null) return [NOTHING]
  const path = attributePath(node)
  if (path === null) return planDerived(node, op, value)
  return op === '==' ? equals(path, [value]) : range(path, op, value)
}

/** What a comparison of something that is made of an attribute says about the attribute. */
function planDerived(
  node: Node,
  op: '==' | keyof typeof COMPARISONS,
  value: GroqValue,
): PlannedCondition[] {
  if (node.type === 'Group') return planDerived(node.base, op, value)
  if (node.type === 'FuncCall' && node.namespace === 'global' && node.name === 'dateTime') {
    const path = node.args[0] === undefined ? null : attributePath(node.args[0])
    const bounds = path === null ? null : dateTimeBounds(op, value)
    return path === null || bounds === null ? [] : range(path, '>=', ...bounds).map(inexact)
  }
  const isTarget = op === '==' && typeof value === 'string' && isDerefId(node, attributePath)
  return isTarget ? references([value]) : []
}

function planMatch(left: Node, right: Node, scope: Scope): PlannedCondition[] {
  if (!isIndependent(right)) return []
  const pattern = evaluate(right, scope)
  const condition = textCondition(left, pattern)
  return condition === null ? [] : [{ condition, exact: asksIndexAlone(left, pattern) }]
}

function planIn(left: Node, right: Node, scope: Scope): PlannedCondition[] {
  const path = attributePath(left)
  if (path !== null && isIndependent(right)) {
    const values = evaluate(right, scope)
    if (Array.isArray(values)) return equals(path, values)
    if (!isPath(values)) return [NOTHING]
    if (path.join('.') !== '_id') return []
    const prefix = values.toJSON().split('*', 1)[0] ?? ''
    return prefix === '' ? [] : [{ condition: idsFrom(prefix), exact: false }]
  }
  if (!isIndependent(left)) return []
  const value = evaluate(left, scope)
  return planMember(right, value)
}

function isOpposable(op: string): op is keyof typeof OPPOSITES {
  return Object.hasOwn(OPPOSITES, op)
}

function isComparison(op: string): op is keyof typeof COMPARISONS {
  return Object.hasOwn(COMPARISONS, op)
}
