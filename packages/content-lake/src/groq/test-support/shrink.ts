import { parse, unparse } from 'groq-js'
import type { StoredDocument } from '../../documents/document.ts'
import { RANDOM_PARAMS } from './random-queries.ts'

type Tree = Record<string, unknown>

/** A smaller query that still fails, found by leaving out and replacing parts as long as that is possible. */
export async function shrinkQuery(
  query: string,
  fails: (query: string) => Promise<boolean>,
): Promise<string> {
  let smallest = query
  for (let i = 0; i < 40; i++) {
    const next = await firstFailing(candidates(smallest), smallest.length, fails)
    if (next === null) return smallest
    smallest = next
  }
  return smallest
}

/** Fewer documents for which something still fails. */
export async function shrinkDocuments(
  documents: readonly StoredDocument[],
  fails: (documents: readonly StoredDocument[]) => Promise<boolean>,
): Promise<readonly StoredDocument[]> {
  let left = documents
  for (let size = Math.ceil(left.length / 2); size >= 1; size = Math.floor(size / 2)) {
    for (let from = 0; from < left.length; ) {
      const fewer = [...left.slice(0, from), ...left.slice(from + size)]
      if (await fails(fewer)) left = fewer
      else from += size
    }
  }
  return left
}

async function firstFailing(
  queries: Iterable<string>,
  length: number,
  fails: (query: string) => Promise<boolean>,
): Promise<string | null> {
  for (const query of queries) if (query.length < length && (await fails(query))) return query
  return null
}

function* candidates(query: string): Generator<string> {
  let tree: Tree
  try {
    tree = parse(query, { params: RANDOM_PARAMS }) as unknown as Tree
  } catch {
    return
  }
  for (const smaller of smallerTrees(tree)) {
    try {
      yield unparse(smaller as never)
    } catch {
      // Not every tree is a query.
    }
  }
}

/** Trees with one part less: a node for one of its parts, a list without one of its items. */
function* smallerTrees(tree: Tree): Generator<Tree> {
  for (const part of parts(tree)) if (isNode(part)) yield part
  for (const [key, value] of Object.entries(tree)) {
    if (Array.isArray(value)) {
      for (let i = 0; i < value.length; i++) {
        yield { ...tree, [key]: value.toSpliced(i, 1) }
        if (!isTree(value[i])) continue
        for (const smaller of smallerTrees(value[i])) {
          yield { ...tree, [key]: value.with(i, smaller) }
        }
      }
    } else if (isTree(value)) {
      for (const smaller of smallerTrees(value)) yield { ...tree, [key]: smaller }
    }
  }
}

function parts(tree: Tree): unknown[] {
  return Object.values(tree).flatMap((value) => {
    if (!Array.isArray(value)) return [value]
    return value.flatMap((item) => (isNode(item) ? [item] : isTree(item) ? parts(item) : []))
  })
}

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** What can stand by itself, unlike the parts of an object, an array or a `select()`. */
function isNode(value: unknown): value is Tree {
  return (
    isTree(value) && typeof value.type === 'string' && !/^(Object|Array|Select).+/.test(value.type)
  )
}
