import { sourceText } from './groq-js.ts'
import { documentPipeline } from './pipeline.ts'
import { descendants, type Node, type PipeFuncCallNode } from './syntax-tree.ts'

/**
 * The filters and orders of a query, in GROQ, that are asked of all that its searches for documents give, as none of
 * these can take them along: a filter after a projection, an order after another.
 */
export function stepsInMemory(tree: Node): string[] {
  const steps = [...descendants(tree)].flatMap((node) => {
    if (node.type !== 'Filter' && node.type !== 'PipeFuncCall') return []
    if (documentPipeline(node) !== null || !givesDocuments(node.base)) return []
    return [node.type === 'Filter' ? `[${sourceText(node.expr)}]` : callText(node)]
  })
  // As they run: what stands further out comes later.
  return [...new Set(steps.reverse())]
}

/** Whether a node gives what a search found, all of it: a slice leaves too few to matter. */
function givesDocuments(node: Node): boolean {
  const pipeline = documentPipeline(node)
  if (pipeline !== null) return pipeline.slice === null
  switch (node.type) {
    case 'Filter':
    case 'Map':
    case 'PipeFuncCall':
    case 'Group':
    case 'ArrayCoerce':
      return givesDocuments(node.base)
    default:
      return false
  }
}

function callText({ name, args }: PipeFuncCallNode): string {
  return `${name}(${args.map(sourceText).join(', ')})`
}
