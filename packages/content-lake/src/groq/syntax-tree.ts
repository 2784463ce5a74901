import type { GroqValue } from './value.ts'

/** A query as a tree, of the same nodes that groq-js makes of it. */
export type Node =
  | { readonly type: 'Everything' }
  | { readonly type: 'This' }
  | { readonly type: 'Parent'; readonly n: number }
  | { readonly type: 'Value'; readonly value: GroqValue }
  | { readonly type: 'Parameter'; readonly name: string }
  | { readonly type: 'OpCall'; readonly op: string; readonly left: Node; readonly right: Node }
  | { readonly type: 'And' | 'Or'; readonly left: Node; readonly right: Node }
  | UnaryNode
  | InRangeNode
  | SelectNode
  | FilterNode
  | { readonly type: 'Projection'; readonly base: Node; readonly expr: Node }
  | { readonly type: 'Map' | 'FlatMap'; readonly base: Node; readonly expr: Node }
  | FuncCallNode
  | PipeFuncCallNode
  | { readonly type: 'AccessAttribute'; readonly base?: Node; readonly name: string }
  | { readonly type: 'AccessElement'; readonly base: Node; readonly index: number }
  | SliceNode
  | ObjectNode
  | { readonly type: 'Array'; readonly elements: readonly ArrayElement[] }
  | { readonly type: 'Context'; readonly key: 'before' | 'after' }
  | SelectorNode

/** Nodes that only stand in selectors, as `diff::changedAny` takes them, beside some of the others. */
type SelectorNode =
  | { readonly type: 'Tuple'; readonly members: readonly Node[] }
  | { readonly type: 'SelectorNested'; readonly base: Node; readonly nested: Node }
  | { readonly type: 'SelectorFuncCall'; readonly name: 'anywhere'; readonly arg: Node }

interface UnaryNode {
  readonly type: 'Group' | 'Not' | 'Neg' | 'Pos' | 'Asc' | 'Desc' | 'ArrayCoerce' | 'Deref'
  readonly base: Node
}

export interface InRangeNode {
  readonly type: 'InRange'
  readonly base: Node
  readonly left: Node
  readonly right: Node
  readonly isInclusive: boolean
}

export interface SelectNode {
  readonly type: 'Select'
  readonly alternatives: readonly { readonly condition: Node; readonly value: Node }[]
  readonly fallback?: Node
}

export interface FilterNode {
  readonly type: 'Filter'
  readonly base: Node
  readonly expr: Node
}

export interface FuncCallNode {
  readonly type: 'FuncCall'
  readonly namespace: string
  readonly name: string
  readonly args: readonly Node[]
}

export interface PipeFuncCallNode {
  readonly type: 'PipeFuncCall'
  readonly base: Node
  readonly name: string
  readonly args: readonly Node[]
}

export interface SliceNode {
  readonly type: 'Slice'
  readonly base: Node
  readonly left: number
  readonly right: number
  readonly isInclusive: boolean
}

export interface ObjectNode {
  readonly type: 'Object'
  readonly attributes: readonly ObjectAttribute[]
}

export type ObjectAttribute =
  | { readonly type: 'ObjectAttributeValue'; readonly name: string; readonly value: Node }
  | { readonly type: 'ObjectConditionalSplat'; readonly condition: Node; readonly value: Node }
  | { readonly type: 'ObjectSplat'; readonly value: Node }

export interface ArrayElement {
  readonly value: Node
  readonly isSplat: boolean
}

/** The nodes directly below a node, in reading order. */
export function children(node: Node): readonly Node[] {
  switch (node.type) {
    case 'Everything':
    case 'This':
    case 'Parent':
    case 'Value':
    case 'Parameter':
    case 'Context':
      return []
    case 'OpCall':
    case 'And':
    case 'Or':
      return [node.left, node.right]
    case 'InRange':
      return [node.base, node.left, node.right]
    case 'Select': {
      const branches = node.alternatives.flatMap(({ condition, value }) => [condition, value])
      return node.fallback === undefined ? branches : [...branches, node.fallback]
    }
    case 'Filter':
    case 'Projection':
    case 'Map':
    case 'FlatMap':
      return [node.base, node.expr]
    case 'FuncCall':
      return node.args
    case 'PipeFuncCall':
      return [node.base, ...node.args]
    case 'AccessAttribute':
      return node.base === undefined ? [] : [node.base]
    case 'Object':
      return node.attributes.flatMap((attribute) =>
        attribute.type === 'ObjectConditionalSplat'
          ? [attribute.condition, attribute.value]
          : [attribute.value],
      )
    case 'Array':
      return node.elements.map((element) => element.value)
    case 'Tuple':
      return node.members
    case 'SelectorNested':
      return [node.base, node.nested]
    case 'SelectorFuncCall':
      return [node.arg]
    default:
      return [node.base]
  }
}

/** A node and everything below it, in reading order, however deep that is. */
export function* descendants(node: Node): Generator<Node> {
  const waiting = [node]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    yield next
    for (const child of children(next).toReversed()) waiting.push(child)
  }
}
