import type { Condition } from '../documents/condition.ts'
import { publishedId } from '../documents/document-id.ts'
import { isExactKey, type Scalar } from '../documents/scalar-index.ts'
import { evaluate } from './evaluate.ts'
import { referenceTargets } from './functions.ts'
import { isPath } from './groq-js.ts'
import { attributePath, isIndependent } from './node-shape.ts'
import type { Scope } from './scope.ts'
import type { FuncCallNode, Node } from './syntax-tree.ts'
import { textCondition } from './text-condition.ts'
import type { GroqValue } from './value.ts'

/** A part of a filter as the store can answer it. */
interface PlannedCondition {
  readonly condition: Condition
  /** Whether it holds for just the documents that the filter's part holds for. */
  readonly exact: boolean
}

export interface FilterPlan {
  readonly conditions: readonly Condition[]
  /** Whether the conditions say all that the filters say. */
  readonly exact: boolean
}

const NOTHING: PlannedCondition = { condition: { kind: 'types', types: [] }, exact: true }
const COMPARISONS = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' } as const

/**
 * What the store can do about filters. Only ever an overestimate: each document that comes out is
 * still to be checked against the filters themselves, unless the plan is exact.
 */
export function planFilters(filters: readonly Node[], scope: Scope): FilterPlan {
  const inner = scope.nested(null)
  const parts = filters.flatMap(conjuncts)
  const planned = parts.map((part) => planPart(part, inner))
  return {
    conditions: planned.flatMap((plan) => plan.map(({ condition }) => condition)),
    exact: planned.every((plan) => plan.length > 0 && plan.every(({ exact }) => exact)),
  }
}

function conjuncts(node: Node): Node[] {
  if (node.type === 'Group') return conjuncts(node.base)
  return node.type === 'And' ? [...conjuncts(node.left), ...conjuncts(node.right)] : [node]
}

function planPart(node: Node, scope: Scope): PlannedCondition[] {
  if (isIndependent(node)) return evaluate(node, scope) === true ? [] : [NOTHING]
  switch (node.type) {
    case 'Group':
      return planPart(node.base, scope)
    case 'And':
      return [...planPart(node.left, scope), ...planPart(node.right, scope)]
    case 'Or':
      return planEither(planPart(node.left, scope), planPart(node.right, scope))
    case 'AccessAttribute': {
      const path = attributePath(node)
      return path === null ? [] : equals(path, [true])
    }
    case 'InRange': {
      const path = attributePath(node.base)
      if (path === null || !isIndependent(node.left) || !isIndependent(node.right)) return []
      return [
        ...range(path, '>=', evaluate(node.left, scope)),
        ...range(path, node.isInclusive ? '<=' : '<', evaluate(node.right, scope)),
      ]
    }
    case 'OpCall':
      return planOperator(node, scope)
    case 'FuncCall':
      return planFunction(node, scope)
    default:
      return []
  }
}

function planEither(left: PlannedCondition[], right: PlannedCondition[]): PlannedCondition[] {
  const [a, b] = [left[0], right[0]]
  if (a === undefined || b === undefined) return []
  const exact = a.exact && b.exact && left.length === 1 && right.length === 1
  if (a.condition.kind === 'types' && b.condition.kind === 'types') {
    const types = [...a.condition.types, ...b.condition.types]
    return [{ condition: { kind: 'types', types }, exact }]
  }
  if (a === NOTHING) return right
  if (b === NOTHING) return left
  return [{ condition: { kind: 'any', of: [a.condition, b.condition] }, exact }]
}

function planOperator(
  { op, left, right }: Extract<Node, { type: 'OpCall' }>,
  scope: Scope,
): PlannedCondition[] {
  if (op === 'match') return planMatch(left, right, scope)
  if (op === 'in') return planIn(left, right, scope)
  if (op !== '==' && !isComparison(op)) return []
  const path = attributePath(left)
  if (path !== null && isIndependent(right)) {
    const value = evaluate(right, scope)
    return op === '==' ? equals(path, [value]) : range(path, op, value)
  }
  const mirrored = attributePath(right)
  if (mirrored === null || !isIndependent(left)) return []
  const value = evaluate(left, scope)
  return op === '==' ? equals(mirrored, [value]) : range(mirrored, COMPARISONS[op], value)
}

function planMatch(left: Node, right: Node, scope: Scope): PlannedCondition[] {
  const condition = isIndependent(right) ? textCondition(left, evaluate(right, scope)) : null
  return condition === null ? [] : [{ condition, exact: false }]
}

function planIn(left: Node, right: Node, scope: Scope): PlannedCondition[] {
  const path = attributePath(left)
  if (path !== null && isIndependent(right)) {
    const values = evaluate(right, scope)
    if (Array.isArray(values)) return equals(path, values)
    if (!isPath(values) || path.join('.') !== '_id') return []
    const prefix = values.toJSON().split('*', 1)[0] ?? ''
    return prefix === '' ? [] : [{ condition: { kind: 'id-prefix', prefix }, exact: false }]
  }
  if (!isIndependent(left) || !collectsReferences(right)) return []
  const id = evaluate(left, scope)
  return typeof id === 'string' ? references([id]) : []
}

/** `authors[]._ref`, whose members are targets of references that the document itself holds. */
function collectsReferences(node: Node): boolean {
  return (
    node.type === 'Map' &&
    node.base.type === 'ArrayCoerce' &&
    attributePath(node.base.base) !== null &&
    attributePath(node.expr)?.join('.') === '_ref'
  )
}

function planFunction({ namespace, name, args }: FuncCallNode, scope: Scope): PlannedCondition[] {
  if (!args.every(isIndependent)) return []
  const values = args.map((arg) => evaluate(arg, scope))
  const [value] = values
  switch (`${namespace}::${name}`) {
    case 'global::references':
      return references([...referenceTargets(values)])
    case 'sanity::versionOf':
      if (typeof value !== 'string' || publishedId(value) !== value) return []
      return [{ condition: { kind: 'versions-of', publishedId: value }, exact: false }]
    case 'sanity::partOfRelease':
      if (typeof value !== 'string') return []
      return [{ condition: { kind: 'release', name: value }, exact: false }]
    default:
      return []
  }
}

function references(targets: readonly string[]): PlannedCondition[] {
  return [{ condition: { kind: 'references', targets }, exact: false }]
}

function equals(path: readonly string[], values: readonly GroqValue[]): PlannedCondition[] {
  const name = path.join('.')
  if (name === '_originalId' || values.some((value) => value === null)) return []
  const scalars = values.filter(isScalar)
  const strings = scalars.filter((value) => typeof value === 'string')
  if (!scalars.every(isExactKey) || scalars.length > 5_000) return []
  if (name === '_id') return [{ condition: { kind: 'ids', ids: strings }, exact: true }]
  if (name === '_type') return [{ condition: { kind: 'types', types: strings }, exact: true }]
  if (scalars.length === 0) return [NOTHING]
  if (path.at(-1) === '_ref' && !strings.includes('')) return references(strings)
  if (scalars.length > 500) return []
  return [{ condition: { kind: 'equals', path, values: scalars }, exact: true }]
}

function range(
  path: readonly string[],
  operator: keyof typeof COMPARISONS,
  value: GroqValue,
): PlannedCondition[] {
  if (path[0]?.startsWith('_') && path[0] !== '_createdAt' && path[0] !== '_updatedAt') return []
  if ((typeof value !== 'string' && typeof value !== 'number') || !isExactKey(value)) return []
  return [{ condition: { kind: 'range', path, operator, value }, exact: true }]
}

function isComparison(op: string): op is keyof typeof COMPARISONS {
  return Object.hasOwn(COMPARISONS, op)
}

function isScalar(value: GroqValue): value is Scalar {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
}
