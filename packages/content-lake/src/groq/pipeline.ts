import { remembered } from '../remembered.ts'
import { type OrderTerm, orderTerms } from './pipe-functions.ts'
import { descendants, type Node, type ObjectAttribute, type SliceNode } from './syntax-tree.ts'

/**
 * A walk over documents: filter, (score,) order, slice, map. Everything that begins at `*` and keeps
 * to this order can run along an index and stop early, however deep in a query it stands.
 */
export interface Pipeline {
  readonly filters: readonly Node[]
  readonly scores: readonly Node[] | null
  /** Filters after `score()`, which may ask for `_score`. */
  readonly scoreFilters: readonly Node[]
  readonly order: readonly OrderTerm[]
  readonly slice: Pick<SliceNode, 'left' | 'right' | 'isInclusive'> | null
  readonly maps: readonly Node[]
}

const EVERYTHING: Pipeline = {
  filters: [],
  scores: null,
  scoreFilters: [],
  order: [],
  slice: null,
  maps: [],
}

/** The pipeline that a node is; null when it does not begin at `*` or does something else on the way. */
export const documentPipeline = remembered(recognize)

function recognize(node: Node): Pipeline | null {
  switch (node.type) {
    case 'Everything':
      return EVERYTHING
    case 'Group':
    case 'ArrayCoerce':
      return documentPipeline(node.base)
    case 'Filter':
      return withFilter(documentPipeline(node.base), node.expr)
    case 'Slice': {
      const base = documentPipeline(node.base)
      const { left, right, isInclusive } = node
      return base === null || base.slice !== null
        ? null
        : { ...base, slice: { left, right, isInclusive } }
    }
    case 'Map': {
      const base = documentPipeline(node.base)
      return base === null ? null : { ...base, maps: [...base.maps, node.expr] }
    }
    case 'PipeFuncCall': {
      const base = documentPipeline(node.base)
      if (base === null || base.slice !== null) return null
      return node.name === 'score' ? withScore(base, node.args) : withOrder(base, node.args)
    }
    default:
      return null
  }
}

function withFilter(base: Pipeline | null, filter: Node): Pipeline | null {
  if (base === null || base.slice !== null || base.maps.length > 0) return null
  if (base.scores === null) return { ...base, filters: [...base.filters, filter] }
  return { ...base, scoreFilters: [...base.scoreFilters, filter] }
}

function withScore(base: Pipeline, scores: readonly Node[]): Pipeline | null {
  const plain = base.scores === null && base.maps.length === 0 && base.order.length === 0
  return plain ? { ...base, scores } : null
}

/** An order after a projection is the same order before it, said in the documents' own attributes. */
function withOrder(base: Pipeline, args: readonly Node[]): Pipeline | null {
  if (base.order.length > 0) return null
  let terms: OrderTerm[] | null = orderTerms(args)
  for (const map of base.maps.toReversed()) {
    terms = terms === null ? null : beforeProjection(terms, map)
  }
  return terms === null ? null : { ...base, order: terms }
}

function beforeProjection(terms: readonly OrderTerm[], map: Node): OrderTerm[] | null {
  if (map.type !== 'Projection' || map.base.type !== 'This' || map.expr.type !== 'Object')
    return null
  const { attributes } = map.expr
  const rewritten: OrderTerm[] = []
  for (const { expr, descending } of terms) {
    const source = sourceOf(expr, attributes)
    if (source === null || usesParent(source)) return null
    rewritten.push({ expr: source, descending })
  }
  return rewritten
}

/** The expression over the document that gives what `expr` gives over its projection, where that is plain. */
function sourceOf(expr: Node, attributes: readonly ObjectAttribute[]): Node | null {
  if (expr.type === 'Group') return sourceOf(expr.base, attributes)
  if (expr.type === 'AccessElement') {
    const base = sourceOf(expr.base, attributes)
    if (base === null) return null
    if (base.type !== 'Array') return { ...expr, base }
    const isPlain = expr.index >= 0 && base.elements.every((element) => !element.isSplat)
    return isPlain ? (base.elements[expr.index]?.value ?? null) : null
  }
  if (expr.type !== 'AccessAttribute') return null
  if (expr.base !== undefined && expr.base.type !== 'This') {
    const base = sourceOf(expr.base, attributes)
    return base === null ? null : { ...expr, base }
  }
  return attributeSource(expr.name, attributes)
}

function attributeSource(name: string, attributes: readonly ObjectAttribute[]): Node | null {
  for (const attribute of attributes.toReversed()) {
    if (attribute.type === 'ObjectAttributeValue') {
      if (attribute.name === name) return attribute.value
    } else if (attribute.type === 'ObjectSplat' && attribute.value.type === 'This') {
      // The document may lack the attribute, and then an earlier one of the projection shows through.
      return attributes[0] === attribute ? { type: 'AccessAttribute', name } : null
    } else return null
  }
  return { type: 'Value', value: null }
}

function usesParent(node: Node): boolean {
  return [...descendants(node)].some((part) => part.type === 'Parent')
}
