import { gather } from '../bounds.ts'
import type { Scope } from '../scope.ts'
import type { Node } from '../syntax-tree.ts'
import { attribute, type GroqValue, isEqual, isObject } from '../value.ts'
import { argument, type GroqFunction } from './groq-function.ts'
import { type KeyPath, selectedPaths, valueAt } from './selected-paths.ts'

/** The namespaces `diff::`, over two values, and `delta::`, over a document before and after a change. */
export const DIFF_FUNCTIONS: Readonly<Record<string, GroqFunction>> = {
  'diff::changedAny': ([before, after, selector], scope) =>
    changedAny(argument(before, scope), argument(after, scope), selector, scope),
  'diff::changedOnly': ([before, after, selector], scope) =>
    changedOnly(argument(before, scope), argument(after, scope), selector, scope),
  'delta::changedAny': ([selector], scope) => {
    const { before = null, after = null } = scope.context.delta ?? {}
    return changedAny(before, after, selector, scope)
  },
  'delta::changedOnly': ([selector], scope) => {
    const { before = null, after = null } = scope.context.delta ?? {}
    return changedOnly(before, after, selector, scope)
  },
  'delta::operation': (_args, { context: { delta } }) => {
    if (delta === undefined) return null
    if (delta.before === null) return delta.after === null ? null : 'create'
    return delta.after === null ? 'delete' : 'update'
  },
}

/** Whether something that a selector names differs. */
function changedAny(
  before: GroqValue,
  after: GroqValue,
  selector: Node | undefined,
  scope: Scope,
): boolean {
  return selection(before, after, selector, scope).some(
    (path) =>
      isMoved(before, after, path) || !isSame(valueAt(before, path), valueAt(after, path), scope),
  )
}

/** Whether nothing differs but what a selector names. */
function changedOnly(
  before: GroqValue,
  after: GroqValue,
  selector: Node | undefined,
  scope: Scope,
): boolean {
  const allowed = selection(before, after, selector, scope)
  const { deadline } = scope.context
  return differences(before, after, [], scope).every((path) => {
    deadline.tick()
    deadline.tickFor(allowed.length)
    return allowed.some((prefix) => prefix.every((step, i) => path[i] === step))
  })
}

function selection(
  before: GroqValue,
  after: GroqValue,
  selector: Node | undefined,
  scope: Scope,
): KeyPath[] {
  if (selector === undefined) return []
  const inState = (state: GroqValue) => selectedPaths(selector, state, scope)
  return gather([before, after], inState, scope.context.deadline)
}

/** Whether an array on the way has grown or shrunk: nobody can tell then which item was which. */
function isMoved(before: GroqValue, after: GroqValue, path: KeyPath): boolean {
  return path.some((step, i) => {
    if (typeof step !== 'number') return false
    const [a, b] = [valueAt(before, path.slice(0, i)), valueAt(after, path.slice(0, i))]
    return !Array.isArray(a) || !Array.isArray(b) || a.length !== b.length
  })
}

/** Paths to everything that differs, the array itself where its length does. */
function differences(a: GroqValue, b: GroqValue, path: KeyPath, scope: Scope): KeyPath[] {
  const { deadline } = scope.context
  deadline.tick()
  if (Array.isArray(a) && Array.isArray(b)) {
    if (a.length !== b.length) return [path]
    const inItem = (item: GroqValue, i: number) =>
      differences(item, b[i] ?? null, [...path, i], scope)
    return gather(a, inItem, deadline)
  }
  if (isObject(a) && isObject(b)) {
    const names = new Set([...Object.keys(a), ...Object.keys(b)])
    const inAttribute = (name: string) =>
      differences(attribute(a, name), attribute(b, name), [...path, name], scope)
    return gather([...names], inAttribute, deadline)
  }
  return isSame(a, b, scope) ? [] : [path]
}

function isSame(a: GroqValue, b: GroqValue, scope: Scope): boolean {
  if (isContainer(a) || isContainer(b)) {
    return isContainer(a) && isContainer(b) && Array.isArray(a) === Array.isArray(b)
      ? differences(a, b, [], scope).length === 0
      : false
  }
  return isEqual(a, b)
}

function isContainer(value: GroqValue): boolean {
  return Array.isArray(value) || isObject(value)
}
