import { checkText } from '../bounds.ts'
import type { Node } from '../syntax-tree.ts'
import type { QueryReader } from './query-reader.ts'

/**
 * The number or string that an expression of literals and parameters stands for; null for any other.
 * Notes the parameters it took into account.
 */
export function constantOf(node: Node, reader: QueryReader): number | string | null {
  switch (node.type) {
    case 'Value':
      return typeof node.value === 'number' || typeof node.value === 'string' ? node.value : null
    case 'Parameter': {
      reader.constants.add(node.name)
      const value = Object.hasOwn(reader.params, node.name) ? reader.params[node.name] : null
      return typeof value === 'number' || typeof value === 'string' ? value : null
    }
    case 'Group':
      return constantOf(node.base, reader)
    case 'Pos':
    case 'Neg': {
      const value = constantOf(node.base, reader)
      if (typeof value !== 'number') return null
      return node.type === 'Neg' ? -value : value
    }
    case 'OpCall':
      return arithmetic(node.op, constantOf(node.left, reader), constantOf(node.right, reader))
    default:
      return null
  }
}

function arithmetic(
  op: string,
  left: number | string | null,
  right: number | string | null,
): number | string | null {
  if (op === '+' && typeof left === 'string' && typeof right === 'string') {
    checkText(left.length + right.length)
    return left + right
  }
  if (typeof left !== 'number' || typeof right !== 'number') return null
  const result = calculate(op, left, right)
  return Number.isFinite(result) ? result : null
}

function calculate(op: string, left: number, right: number): number {
  switch (op) {
    case '+':
      return left + right
    case '-':
      return left - right
    case '*':
      return left * right
    case '/':
      return left / right
    case '%':
      return left % right
    case '**':
      return left ** right
    default:
      return Number.NaN
  }
}
