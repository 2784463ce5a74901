import { append, checkItems, gather } from '../bounds.ts'
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
      return gather(
        selector.members,
        (member) => selectedPaths(member, value, scope),
        scope.context.deadline,
      )
    case 'SelectorNested':
      return gather(
        selectedPaths(selector.base, value, scope),
        (path) =>
          selectedPaths(selector.nested, valueAt(value, path), scope).map((rest) => [
            ...path,
            ...rest,
          ]),
        scope.context.deadline,
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
  const itemsAt = (path: KeyPath) => {
    const array = valueAt(value, path)
    if (!Array.isArray(array)) return []
    checkItems(array.length)
    return array.map((item, i) => ({ item, path: [...path, i] }))
  }
  return gather(selectedPaths(selector, value, scope), itemsAt, scope.context.deadline)
}

/** Every object, however deep, for which an expression holds. */
function anywhere(test: Node, value: GroqValue, scope: Scope, path: KeyPath): KeyPath[] {
  const { deadline } = scope.context
  if (Array.isArray(value)) {
    return gather(value, (item, i) => anywhere(test, item, scope, [...path, i]), deadline)
  }
  if (!isObject(value)) return []
  const own = evaluate(test, scope.hidden(value)) === true ? [path] : []
  const inAttribute = ([name, part]: [string, GroqValue]) =>
    anywhere(test, part, scope, [...path, name])
  append(own, gather(Object.entries(value), inAttribute, deadline), deadline)
  return own
}
