import { setOwn } from '../../json.ts'
import { checkAttributes, gather } from '../bounds.ts'
import { type ArrayNode, elementPipeline, evaluate, positionOf, slice } from '../evaluate.ts'
import { ALL_RELEASES } from '../functions/documents.ts'
import { standardFunction } from '../functions.ts'
import { evaluateOperator } from '../operators.ts'
import { orderTerms, rank, sortBy } from '../pipe-functions.ts'
import { documentPipeline, type Pipeline } from '../pipeline.ts'
import { selectItems } from '../run-pipeline.ts'
import type { Scope } from '../scope.ts'
import type { FuncCallNode, Node, ObjectNode, SelectNode } from '../syntax-tree.ts'
import { attribute, type GroqObject, type GroqValue, isObject } from '../value.ts'
import {
  arrayOf,
  attributeOrigin,
  attributesOf,
  itemsOf,
  NOTHING,
  type Origin,
  Place,
  type Traced,
  withScore,
} from './origin.ts'

/**
 * Works out an expression to the very value that `evaluate` gives, and says where it comes from. What
 * only passes values on is followed here; everything else is left to `evaluate`, and comes from nowhere.
 */
export function trace(node: Node, scope: Scope): Traced {
  switch (node.type) {
    case 'This':
      return scope
    case 'Parent':
      return scope.ancestor(node.n) ?? NOTHING
    case 'Value':
    case 'Parameter':
      return { value: evaluate(node, scope), origin: 'literal' }
    case 'Neg':
    case 'Pos':
      return {
        value: evaluate(node, scope),
        origin: node.base.type === 'Value' ? 'literal' : 'unknown',
      }
    case 'Group':
      return trace(node.base, scope)
    case 'AccessAttribute': {
      const { value, origin } = node.base === undefined ? scope : trace(node.base, scope)
      return { value: attribute(value, node.name), origin: attributeOrigin(origin, node.name) }
    }
    case 'AccessElement':
      return traceElement(node.base, node.index, scope)
    case 'Select':
      return traceSelect(node, scope)
    case 'Object':
      return traceObject(node, scope)
    case 'Array':
      return traceElements(node, scope)
    case 'Projection': {
      const { value, origin } = trace(node.base, scope)
      return isObject(value) ? trace(node.expr, scope.nested(value, origin)) : NOTHING
    }
    case 'Deref': {
      const document = evaluate(node, scope)
      return document === null ? NOTHING : fromStore(document, scope)
    }
    case 'ArrayCoerce': {
      const base = trace(node.base, scope)
      return Array.isArray(base.value) ? base : NOTHING
    }
    case 'FuncCall':
      return traceFunction(node, scope)
    case 'OpCall':
      return node.op === '+'
        ? traceSum(trace(node.left, scope), trace(node.right, scope), scope)
        : { value: evaluate(node, scope), origin: 'unknown' }
    case 'Everything':
    case 'Filter':
    case 'Map':
    case 'FlatMap':
    case 'Slice':
    case 'PipeFuncCall':
      return traceArray(node, scope)
    default:
      return { value: evaluate(node, scope), origin: 'unknown' }
  }
}

/** A document as the view shows it, from the place that the store has it at. */
function fromStore(document: GroqValue, { context }: Scope): Traced {
  const id = attribute(document, context.source.view.stack === null ? '_id' : '_originalId')
  const source = { _id: String(id), _type: String(attribute(document, '_type')) }
  return { value: document, origin: new Place(source) }
}

function traceArray(node: ArrayNode, scope: Scope): Traced {
  const pipeline = documentPipeline(node)
  if (pipeline !== null) return arrayOf(tracePipeline(pipeline, scope))
  if (node.type === 'Everything') throw new Error('`*` is always a pipeline')
  const items = itemsOf(trace(node.base, scope))
  if (items === null) return NOTHING
  switch (node.type) {
    case 'Filter':
      return arrayOf(items.filter(({ value }) => evaluate(node.expr, scope.nested(value)) === true))
    case 'Map':
      return arrayOf(items.map((item) => traceItem(node.expr, item, scope)))
    case 'FlatMap':
      return arrayOf(
        gather(
          items,
          (item) => {
            const mapped = traceItem(node.expr, item, scope)
            return itemsOf(mapped) ?? [mapped]
          },
          scope.context.deadline,
        ),
      )
    case 'Slice':
      return arrayOf(slice(items, node))
    case 'PipeFuncCall':
      return arrayOf(
        node.name === 'score'
          ? rank(items, node.args, scope, valueIn).map(({ item, value, _score }) =>
              withScore(item, value, _score),
            )
          : sortBy(items, orderTerms(node.args), scope, valueIn),
      )
  }
}

function traceElements({ elements }: Extract<Node, { type: 'Array' }>, scope: Scope): Traced {
  const itemsOfElement = ({ value, isSplat }: (typeof elements)[number]) => {
    const item = trace(value, scope)
    return isSplat ? (itemsOf(item) ?? []) : [item]
  }
  return arrayOf(gather(elements, itemsOfElement, scope.context.deadline))
}

function valueIn({ value }: Traced): GroqValue {
  return value
}

function traceItem(expr: Node, { value, origin }: Traced, scope: Scope): Traced {
  return trace(expr, scope.hidden(value, origin))
}

function tracePipeline(pipeline: Pipeline, scope: Scope): Traced[] {
  return selectItems(pipeline, scope).map((value) => {
    const document = fromStore(value, scope)
    const item =
      pipeline.scores === null
        ? document
        : { value, origin: attributesOf(document).set('_score', 'unknown') }
    return pipeline.maps.reduce((mapped: Traced, map) => traceItem(map, mapped, scope), item)
  })
}

function traceElement(base: Node, index: number, scope: Scope): Traced {
  const pipeline = elementPipeline(base, index)
  if (pipeline !== null) return tracePipeline(pipeline, scope)[0] ?? NOTHING
  const items = itemsOf(trace(base, scope)) ?? []
  return items[positionOf(index, items)] ?? NOTHING
}

function traceSelect({ alternatives, fallback }: SelectNode, scope: Scope): Traced {
  for (const { condition, value } of alternatives) {
    if (evaluate(condition, scope) === true) return trace(value, scope)
  }
  return fallback === undefined ? NOTHING : trace(fallback, scope)
}

function traceObject({ attributes }: ObjectNode, scope: Scope): Traced {
  const value: GroqObject = {}
  const origin = new Map<string, Origin>()
  for (const part of attributes) {
    if (part.type === 'ObjectAttributeValue') {
      const traced = trace(part.value, scope)
      setOwn(value, part.name, traced.value)
      origin.set(part.name, traced.origin)
      continue
    }
    if (part.type === 'ObjectConditionalSplat' && evaluate(part.condition, scope) !== true) continue
    const splat = trace(part.value, scope)
    if (isObject(splat.value)) checkAttributes(origin.size + Object.keys(splat.value).length)
    for (const [name, from] of attributesOf(splat)) {
      setOwn(value, name, attribute(splat.value, name))
      origin.set(name, from)
    }
  }
  return { value, origin }
}

/** Two lists one after the other, or two objects in one, keep their parts; everything else is made anew. */
function traceSum(left: Traced, right: Traced, scope: Scope): Traced {
  const value = evaluateOperator('+', left.value, right.value, scope)
  if (Array.isArray(value)) return arrayOf([...(itemsOf(left) ?? []), ...(itemsOf(right) ?? [])])
  if (!isObject(value)) return { value, origin: 'unknown' }
  return { value, origin: new Map([...attributesOf(left), ...attributesOf(right)]) }
}

function traceFunction(node: FuncCallNode, scope: Scope): Traced {
  const { namespace, name, args } = node
  switch (`${namespace}::${name}`) {
    case 'global::coalesce':
      for (const arg of args) {
        const traced = trace(arg, scope)
        if (traced.value !== null) return traced
      }
      return NOTHING
    case 'documents::get': {
      const document = evaluate(node, scope)
      return document === null ? NOTHING : fromStore(document, scope)
    }
    case 'releases::all':
      return trace(ALL_RELEASES, scope)
    case 'array::compact':
    case 'array::unique': {
      const traced = args.map((arg) => trace(arg, scope))
      const value = standardFunction(namespace, name, traced.map(valueIn), scope.context.deadline)
      const [items] = traced.map(itemsOf)
      return {
        value,
        origin: Array.isArray(value) && items ? keptOrigins(value, items) : 'unknown',
      }
    }
    default:
      return { value: evaluate(node, scope), origin: 'unknown' }
  }
}

/** Where the values come from that are left of some items, in their order. */
function keptOrigins(kept: readonly GroqValue[], items: readonly Traced[]): Origin[] {
  let from = 0
  return kept.map((value) => {
    const index = items.findIndex((item, i) => i >= from && item.value === value)
    const item = items[index]
    if (item === undefined) return 'unknown'
    from = index + 1
    return item.origin
  })
}
