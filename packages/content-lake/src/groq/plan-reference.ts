import { evaluate } from './evaluate.ts'
import type { PlannedCondition } from './planned-condition.ts'
import { referencePath } from './reference-path.ts'
import type { Scope } from './scope.ts'
import type { Node } from './syntax-tree.ts'
import type { GroqObject, GroqValue } from './value.ts'

/** To so many documents may references lead that are looked through beforehand. */
const MOST_TARGETS = 1_000

/** What an expression over one reference gives for each document that the reference leads to. */
export interface ReferenceValues {
  readonly path: readonly string[]
  /** By the target's id. */
  readonly values: ReadonlyMap<string, GroqValue>
  /** What it gives where there is no such reference. */
  readonly otherwise: GroqValue
}

/**
 * Works an expression such as `author->name` out for every document that the reference leads to from documents of
 * some types (of any, given null). Null when it is no such expression, or when that are too many.
 */
export function referenceValues(
  node: Node,
  types: readonly string[] | null,
  scope: Scope,
): ReferenceValues | null {
  const path = referencePath(node)
  if (path === null) return null
  const targets = scope.context.source.referencesAt(path, types, MOST_TARGETS)
  if (targets === null) return null
  const valueFor = (holder: GroqObject) => evaluate(node, scope.nested(holder))
  return {
    path: [...path, '_ref'],
    values: new Map(targets.map((id) => [id, valueFor(holding(path, id))])),
    otherwise: valueFor({}),
  }
}

/** What a filter's part such as `author->name == $name` says of the reference itself. */
export function planReference(
  node: Node,
  types: readonly string[] | null,
  scope: Scope,
): PlannedCondition[] {
  const known = referenceValues(node, types, scope)
  // What holds without a reference too, holds for nearly all.
  if (known === null || known.otherwise === true) return []
  const values = Array.from(known.values).flatMap(([id, value]) => (value === true ? [id] : []))
  return [{ condition: { kind: 'equals', path: known.path, values }, exact: true }]
}

/** As much of a document as an expression over its reference looks at. */
function holding(path: readonly string[], id: string): GroqObject {
  return path.reduceRight<GroqObject>((inner, name) => ({ [name]: inner }), { _ref: id })
}
