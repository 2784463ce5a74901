import { setOwn } from '../json.ts'
import { append, checkAttributes, checkItems, gather, MOST_ATTRIBUTES } from './bounds.ts'
import { evaluateFunction } from './functions.ts'
import { evaluateOperator } from './operators.ts'
import { order, score } from './pipe-functions.ts'
import { documentPipeline, type Pipeline } from './pipeline.ts'
import { runPipeline } from './run-pipeline.ts'
import type { Scope } from './scope.ts'
import type {
  FilterNode,
  InRangeNode,
  Node,
  ObjectNode,
  PipeFuncCallNode,
  SelectNode,
  SliceNode,
} from './syntax-tree.ts'
import { attribute, type GroqObject, type GroqValue, isObject, partialCompare } from './value.ts'

/** Works out an expression. Documents come through the indexes wherever `*` stands, at any depth. */
export function evaluate(node: Node, scope: Scope): GroqValue {
  switch (node.type) {
    case 'This':
      return scope.value
    case 'Parent':
      return scope.ancestor(node.n)?.value ?? null
    case 'Value':
      return node.value
    case 'Parameter':
      return scope.context.params[node.name] ?? null
    case 'AccessAttribute':
      return attribute(
        node.base === undefined ? scope.value : evaluate(node.base, scope),
        node.name,
      )
    case 'OpCall':
      return evaluateOperator(
        node.op,
        evaluate(node.left, scope),
        evaluate(node.right, scope),
        scope,
      )
    case 'And':
      return and(evaluate(node.left, scope), () => evaluate(node.right, scope))
    case 'Or':
      return or(evaluate(node.left, scope), () => evaluate(node.right, scope))
    case 'Not': {
      const value = evaluate(node.base, scope)
      return typeof value === 'boolean' ? !value : null
    }
    case 'Neg': {
      const value = evaluate(node.base, scope)
      return typeof value === 'number' ? -value : null
    }
    case 'Pos': {
      const value = evaluate(node.base, scope)
      return typeof value === 'number' ? value : null
    }
    case 'Group':
      return evaluate(node.base, scope)
    case 'InRange':
      return inRange(node, scope)
    case 'Select':
      return select(node, scope)
    case 'Object':
      return object(node, scope)
    case 'Array':
      return array(node, scope)
    case 'Projection': {
      const base = evaluate(node.base, scope)
      return isObject(base) ? evaluate(node.expr, scope.nested(base)) : null
    }
    case 'Deref': {
      const id = attribute(evaluate(node.base, scope), '_ref')
      return typeof id === 'string' ? scope.context.source.get(id) : null
    }
    case 'ArrayCoerce': {
      const base = evaluate(node.base, scope)
      return Array.isArray(base) ? base : null
    }
    case 'FuncCall':
      return evaluateFunction(node, scope)
    case 'Asc':
    case 'Desc':
      return null
    case 'AccessElement':
      return element(node.base, node.index, scope)
    case 'Context':
      return scope.context.delta?.[node.key] ?? null
    case 'Tuple':
    case 'SelectorNested':
    case 'SelectorFuncCall':
      throw new Error('A selector has no value')
    default:
      return evaluateArray(node, scope)
  }
}

export type ArrayNode =
  | FilterNode
  | SliceNode
  | PipeFuncCallNode
  | { readonly type: 'Everything' }
  | { readonly type: 'Map' | 'FlatMap'; readonly base: Node; readonly expr: Node }

/** Nodes that make an array of an array: run along an index when they begin at `*`. */
function evaluateArray(node: ArrayNode, scope: Scope): GroqValue {
  const pipeline = documentPipeline(node)
  if (pipeline !== null) return runPipeline(pipeline, scope)
  if (node.type === 'Everything') throw new Error('`*` is always a pipeline')
  const base = evaluate(node.base, scope)
  if (!Array.isArray(base)) return null
  checkItems(base.length)
  scope.context.deadline.tickFor(base.length)
  switch (node.type) {
    case 'Filter':
      return base.filter((item) => evaluate(node.expr, scope.nested(item)) === true)
    case 'Map':
      return base.map((item) => evaluate(node.expr, scope.hidden(item)))
    case 'FlatMap':
      return gather(
        base,
        (item) => {
          const mapped = evaluate(node.expr, scope.hidden(item))
          return Array.isArray(mapped) ? mapped : [mapped]
        },
        scope.context.deadline,
      )
    case 'Slice':
      return slice(base, node)
    case 'PipeFuncCall':
      return node.name === 'score' ? score(base, node.args, scope) : order(base, node.args, scope)
  }
}

function element(base: Node, index: number, scope: Scope): GroqValue {
  const pipeline = elementPipeline(base, index)
  if (pipeline !== null) return runPipeline(pipeline, scope)[0] ?? null
  const values = evaluate(base, scope)
  return Array.isArray(values) ? (values[positionOf(index, values)] ?? null) : null
}

const elements = new WeakMap<Node, Map<number, Pipeline | null>>()

/** The pipeline that gives nothing but one element of another; null where there is none. */
export function elementPipeline(base: Node, index: number): Pipeline | null {
  const known = elements.get(base) ?? new Map<number, Pipeline | null>()
  let element = known.get(index)
  if (element === undefined) {
    const pipeline = documentPipeline(base)
    const isOne = pipeline !== null && pipeline.slice === null
    element = isOne
      ? { ...pipeline, slice: { left: index, right: index, isInclusive: true } }
      : null
    elements.set(base, known.set(index, element))
  }
  return element
}

/** Negative indexes count from the end. */
export function positionOf(index: number, values: readonly unknown[]): number {
  return index < 0 ? index + values.length : index
}

/** The part of an array that a slice names; negative positions count from its end. */
export function slice<T>(
  values: readonly T[],
  { left, right, isInclusive }: Pick<SliceNode, 'left' | 'right' | 'isInclusive'>,
): T[] {
  const from = left < 0 ? left + values.length : left
  const to = (right < 0 ? right + values.length : right) + (isInclusive ? 1 : 0)
  return values.slice(Math.max(from, 0), Math.max(to, 0))
}

function and(left: GroqValue, right: () => GroqValue): GroqValue {
  if (left === false) return false
  const other = right()
  if (other === false) return false
  return left === true && other === true ? true : null
}

function or(left: GroqValue, right: () => GroqValue): GroqValue {
  if (left === true) return true
  const other = right()
  if (other === true) return true
  return left === false && other === false ? false : null
}

function inRange(node: InRangeNode, scope: Scope): GroqValue {
  const value = evaluate(node.base, scope)
  const low = partialCompare(value, evaluate(node.left, scope))
  const high = partialCompare(value, evaluate(node.right, scope))
  if (low === null || high === null) return null
  return low >= 0 && (node.isInclusive ? high <= 0 : high < 0)
}

function select({ alternatives, fallback }: SelectNode, scope: Scope): GroqValue {
  for (const { condition, value } of alternatives) {
    if (evaluate(condition, scope) === true) return evaluate(value, scope)
  }
  return fallback === undefined ? null : evaluate(fallback, scope)
}

function object({ attributes }: ObjectNode, scope: Scope): GroqValue {
  const result: GroqObject = {}
  /** Attributes at most. */
  let own = 0
  for (const part of attributes) {
    if (part.type === 'ObjectAttributeValue') {
      setOwn(result, part.name, evaluate(part.value, scope))
      continue
    }
    if (part.type === 'ObjectConditionalSplat' && evaluate(part.condition, scope) !== true) continue
    const value = evaluate(part.value, scope)
    if (!isObject(value)) continue
    const names = Object.keys(value)
    own += names.length
    if (own > MOST_ATTRIBUTES) own = Object.keys(result).length + names.length
    checkAttributes(own)
    scope.context.deadline.tickFor(names.length)
    for (const name of names) setOwn(result, name, value[name] ?? null)
  }
  return result
}

function array(node: Extract<Node, { type: 'Array' }>, scope: Scope): GroqValue {
  const result: GroqValue[] = []
  for (const { value, isSplat } of node.elements) {
    const item = evaluate(value, scope)
    if (!isSplat) result.push(item)
    else if (Array.isArray(item)) append(result, item, scope.context.deadline)
  }
  return result
}
