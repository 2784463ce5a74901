import { evaluate } from '../evaluate.ts'
import type { Scope } from '../scope.ts'
import type { Node } from '../syntax-tree.ts'
import { attribute, type GroqValue, isObject } from '../value.ts'

/** The names and positions that lead to a part of a value. */
export type KeyPath = readonly (string | number)[]

/** The paths to what a selector names in a value, whether there is something or not. */
export function selectedPaths(selector: Node, value: GroqValue, scope: Scope): KeyPath[] {
  switch (selector.type) {
    case 'AccessAttribute': {
      const { base, name } = selector
      if (base === undefined) return [[name]]
      return selectedPaths(base, value, scope).map((path) => [...path, name])
    }
    case 'ArrayCoerce':
      return items(selector.base, value, scope).map(({ path }) => path)
    case 'Filter':
      return items(selector.base, value, scope)
        .filter(({ item }) => evaluate(selector.expr, scope.nested(item)) === true)
        .map(({ path }) => path)
    case 'Tuple':
      return selector.members.flatMap((member) => selectedPaths(member, value, scope))
    case 'SelectorNested':
      return selectedPaths(selector.base, value, scope).flatMap((path) =>
        selectedPaths(selector.nested, valueAt(value, path), scope).map((rest) => [
          ...path,
          ...rest,
        ]),
      )
    case 'SelectorFuncCall':
      return anywhere(selector.arg, value, scope, [])
    default:
      throw new Error(`${selector.type} is no selector`)
  }
}

/** The part of a value that a path leads to; null where there is none. */
export function valueAt(value: GroqValue, path: KeyPath): GroqValue {
  let part = value
  for (const step of path) {
    if (typeof step === 'string') part = attribute(part, step)
    else part = Array.isArray(part) ? (part[step] ?? null) : null
  }
  return part
}

function items(selector: Node, value: GroqValue, scope: Scope) {
  return selectedPaths(selector, value, scope).flatMap((path) => {
    const array = valueAt(value, path)
    return Array.isArray(array) ? array.map((item, i) => ({ item, path: [...path, i] })) : []
  })
}

/** Every object, however deep, for which an expression holds. */
function anywhere(test: Node, value: GroqValue, scope: Scope, path: KeyPath): KeyPath[] {
  if (Array.isArray(value)) {
    return value.flatMap((item, i) => anywhere(test, item, scope, [...path, i]))
  }
  if (!isObject(value)) return []
  const own = evaluate(test, scope.hidden(value)) === true ? [path] : []
  return Object.entries(value).reduce(
    (found, [name, part]) => found.concat(anywhere(test, part, scope, [...path, name])),
    own,
  )
}
