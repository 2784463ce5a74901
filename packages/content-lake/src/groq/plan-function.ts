import { publishedId } from '../documents/document-id.ts'
import { isExactKey } from '../documents/sort-key.ts'
import { textAfter } from '../documents/text-range.ts'
import { evaluate } from './evaluate.ts'
import { referenceTargets } from './functions.ts'
import { attributePath, isIndependent } from './node-shape.ts'
import { planEither } from './plan-either.ts'
import { planMember } from './plan-member.ts'
import { NOTHING, type PlannedCondition, range, references } from './planned-condition.ts'
import type { Scope } from './scope.ts'
import type { FuncCallNode, Node } from './syntax-tree.ts'

/** Each member is a search of its own. */
const MOST_MEMBERS = 50

/** What a document must satisfy for a function to hold for it. */
export function planFunction(
  { namespace, name, args }: FuncCallNode,
  scope: Scope,
): PlannedCondition[] {
  if (namespace === 'string' && name === 'startsWith') return planPrefix(args, scope)
  if (namespace === 'array' && name === 'intersects') return planIntersects(args, scope)
  if (!args.every(isIndependent)) return []
  const values = args.map((arg) => evaluate(arg, scope))
  const [value] = values
  switch (`${namespace}::${name}`) {
    case 'global::references': {
      const targets = [...referenceTargets(values)]
      if (targets.length === 0) return [NOTHING]
      const exact = targets.every(isExactKey)
      return references(targets).map(({ condition }) => ({ condition, exact }))
    }
    case 'sanity::versionOf':
      if (typeof value !== 'string') return [NOTHING]
      if (publishedId(value) !== value) return []
      return [{ condition: { kind: 'versions-of', publishedId: value }, exact: false }]
    case 'sanity::partOfRelease':
      if (typeof value !== 'string') return [NOTHING]
      return [{ condition: { kind: 'release', name: value }, exact: false }]
    default:
      return []
  }
}

function planPrefix([text, start]: readonly Node[], scope: Scope): PlannedCondition[] {
  if (text === undefined || start === undefined || !isIndependent(start)) return []
  const path = attributePath(text)
  const prefix = evaluate(start, scope)
  if (typeof prefix !== 'string') return [NOTHING]
  if (path === null) return []
  const next = textAfter(prefix)
  return range(path, '>=', prefix, next === null ? undefined : { operator: '<', value: next })
}

function planIntersects([a, b]: readonly Node[], scope: Scope): PlannedCondition[] {
  if (a === undefined || b === undefined) return []
  const [array, other] = isIndependent(b) ? [a, b] : [b, a]
  if (!isIndependent(other)) return []
  const values = evaluate(other, scope)
  if (!Array.isArray(values)) return [NOTHING]
  if (values.length > MOST_MEMBERS) return []
  return values.map((value) => planMember(array, value)).reduce(planEither, [NOTHING])
}
