import type { StoredDocument } from '../documents/document.ts'
import type { DocumentReader } from '../documents/document-reader.ts'
import { ApiError, dataError } from '../errors.ts'
import { Deadline } from '../groq/deadline.ts'
import { documentScope } from '../groq/document-scope.ts'
import { evaluate } from '../groq/evaluate.ts'
import { parseQuery } from '../groq/parse.ts'
import type { Scope } from '../groq/scope.ts'
import { descendants, type Node } from '../groq/syntax-tree.ts'

/** Per state of a document, as other writers of the dataset wait for the answer; an ordinary filter takes microseconds. */
const TIME_LIMIT_MS = 20

/** What a grant covers, for whoever has an id. */
export interface GrantFilter {
  /**
   * Whether it covers a document in one state of it.
   * @throws ApiError 403 insufficientPermissionsError when that takes too long, or too much, to find out
   */
  covers(document: StoredDocument, identityId: string, reader: DocumentReader): boolean
  /**
   * Whether it covers some document that has the `_id` and the `_type` of this one, whatever else is in it.
   * @throws ApiError as `covers` does
   */
  mayCover(document: StoredDocument, identityId: string, reader: DocumentReader): boolean
}

/** What `mayCover` knows of a document. */
const KNOWN_ATTRIBUTES = new Set(['_id', '_type'])

/** Functions of the document and of who asks: they need no other document, and no dataset. */
const FUNCTIONS = new Set([
  'global::coalesce',
  'global::count',
  'global::dateTime',
  'global::defined',
  'global::identity',
  'global::length',
  'global::lower',
  'global::now',
  'global::path',
  'global::references',
  'global::round',
  'global::string',
  'global::upper',
  'string::split',
  'string::startsWith',
])

/** A filter that asks for something besides the document itself, and what that is. */
export class UnusableGrantFilter extends Error {}

/**
 * The filter of a grant, as the Studio evaluates it: over one document by itself, so that the
 * permission to write it never hangs on another one.
 * @throws UnusableGrantFilter when it cannot be read, or looks at other documents
 */
export function compileGrantFilter(filter: string): GrantFilter {
  const condition = conditionOf(filter)
  for (const node of descendants(condition)) {
    const reason = reasonToRefuse(node)
    if (reason !== null) throw new UnusableGrantFilter(reason)
  }
  const holding =
    (isHeld: (condition: Node, scope: Scope) => boolean): GrantFilter['covers'] =>
    (document, identityId, reader) => {
      const deadline = new Deadline(TIME_LIMIT_MS)
      try {
        return isHeld(
          condition,
          documentScope(document, { reader, deadline, params: {}, identityId }),
        )
      } catch (error) {
        // What asks for more than a function takes, or than the stack.
        if (!(error instanceof ApiError || error instanceof RangeError)) throw error
        const description = `The filter ${JSON.stringify(filter)} of a grant cannot be evaluated on document "${document._id}": ${error.message}`
        throw dataError(403, 'insufficientPermissionsError', description)
      }
    }
  return { covers: holding(holds), mayCover: holding(mayHold) }
}

function holds(condition: Node, scope: Scope): boolean {
  return evaluate(condition, scope) === true
}

/** Whether a condition holds of a document of which little is known, or would with something else in it. */
function mayHold(condition: Node, scope: Scope): boolean {
  switch (condition.type) {
    case 'And':
      return mayHold(condition.left, scope) && mayHold(condition.right, scope)
    case 'Or':
      return mayHold(condition.left, scope) || mayHold(condition.right, scope)
    case 'Group':
      return mayHold(condition.base, scope)
    default:
      return ![...descendants(condition)].every(isKnown) || holds(condition, scope)
  }
}

function isKnown(node: Node): boolean {
  switch (node.type) {
    case 'AccessAttribute':
      return node.base === undefined && KNOWN_ATTRIBUTES.has(node.name)
    case 'FuncCall':
      // It looks at all of the document.
      return node.name !== 'references'
    default:
      return node.type !== 'This' && node.type !== 'Parent'
  }
}

/** What stands between the brackets of `*[…]`, which is how the Studio reads a filter. */
function conditionOf(filter: string): Node {
  try {
    // With a line break too: behind a comment, one of the two brackets would be none.
    parseQuery(`*[${filter}\n]`, {})
    const tree = parseQuery(`*[${filter}]`, {})
    // `_type == "a"] | order(_id) [true` would be read as well, and mean something else.
    if (tree.type === 'Filter' && tree.base.type === 'Everything') return tree.expr
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    throw new UnusableGrantFilter(`cannot be read: ${error.message}`)
  }
  throw new UnusableGrantFilter('is no condition of one document')
}

function reasonToRefuse(node: Node): string | null {
  switch (node.type) {
    case 'Everything':
      return 'has a subquery (*), but may look at the document alone'
    case 'Deref':
      return 'follows a reference (->), but may look at the document alone'
    case 'Context':
      return `asks for ${node.key}(), but is asked of one state of a document`
    case 'PipeFuncCall':
      return `calls ${node.name}(), which is for queries`
    case 'FuncCall':
      return FUNCTIONS.has(`${node.namespace}::${node.name}`)
        ? null
        : `calls ${node.namespace}::${node.name}(), which a grant may not`
    default:
      return null
  }
}
