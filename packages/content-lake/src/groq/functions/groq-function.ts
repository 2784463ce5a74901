import { evaluate } from '../evaluate.ts'
import type { Scope } from '../scope.ts'
import type { Node } from '../syntax-tree.ts'
import type { GroqValue } from '../value.ts'

/** A function of GROQ. It works its arguments out itself, in the scope that it likes. */
export type GroqFunction = (args: readonly Node[], scope: Scope) => GroqValue

/** The value of an argument; null for one that is not there. */
export function argument(arg: Node | undefined, scope: Scope): GroqValue {
  return arg === undefined ? null : evaluate(arg, scope)
}
