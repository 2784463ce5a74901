import { invalid } from './refusal.ts'

/** An index this large is a mistake; as the end of a range it would keep the process busy for hours. */
const LARGE_NUMBER = /\d{6}/
/** Items that the closed ranges of a path may reach: @sanity/mutator makes those that are not there one by one. */
const MOST_ITEMS = 1_000
const CLOSED_RANGE = /(\d*)\s*:\s*(\d+)/g
/** In characters; a longer one would nest values deeper than anybody can walk. */
const LONGEST_PATH = 1_024
/** Of a path without quotes: a descent, a range, a union, a condition. */
const SEVERAL = /\.\.|[:,<>=!?]/
const QUOTED = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g
const INNERMOST_BRACKETS = /\[[^[\]]+\]/g
/** Names and brackets (written `#`) with dots between them. */
const SHAPE = /^(\.\.)?(\w+|#)(\.{1,2}(\w+|#)|#)*$/

/**
 * Checks a JSONMatch path. @sanity/mutator would take the beginning of some that are malformed for
 * the whole, and then write elsewhere than meant.
 * @throws Refusal when it is malformed, or reaches where it must not
 */
export function assertPath(path: string): void {
  if (path.length > LONGEST_PATH) throw invalid('A path of the patch is too long')
  if (path.includes('__proto__')) throw invalid(`Invalid path "${path}"`)
  const unquoted = path.replace(QUOTED, 'quoted')
  if (!SHAPE.test(withoutBrackets(unquoted))) throw invalid(`Invalid path "${path}"`)
  const numbers = unquoted.match(/\[[^\]]*\]/g)?.join('') ?? ''
  if (LARGE_NUMBER.test(numbers.replace(/[<>=!]=?\s*-?[\d.]+/g, ''))) {
    throw invalid(`The path "${path}" holds too large an index`)
  }
  if (itemsInRanges(numbers) > MOST_ITEMS) {
    throw invalid(`The ranges of the path "${path}" reach more than ${MOST_ITEMS} items`)
  }
}

/** A range inside of another one is walked for each of its items. */
function itemsInRanges(brackets: string): number {
  return Array.from(brackets.matchAll(CLOSED_RANGE)).reduce(
    (items, [, from, to]) => items * Math.max(1, Number(to) - Number(from)),
    1,
  )
}

/** Whether a path may lead to several places in a document. */
export function reachesSeveral(path: string): boolean {
  return SEVERAL.test(path.replace(QUOTED, 'quoted'))
}

/** The path with `[*]`, which @sanity/mutator does not know, as the range that means the same. */
export function withoutWildcards(path: string): string {
  return path.replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\[\*\]/g, (part) =>
    part === '[*]' ? '[0:]' : part,
  )
}

function withoutBrackets(path: string): string {
  const next = path.replace(INNERMOST_BRACKETS, '#')
  return next === path ? path : withoutBrackets(next)
}
