import type { Node } from '../syntax-tree.ts'

type Build = (base: Node) => Node

/** A chain of steps such as `[0].author->name`. What it takes and gives decides what is mapped over. */
interface Traversal {
  readonly takesArray: boolean
  readonly givesArray: boolean
  readonly build: Build
}

/** One step: what it becomes in front of the chain that follows it. */
export type TraversalStep = (rest: Traversal | null) => Traversal

/** Filters, slices and `[]`: from array to array. */
export function arrayStep(build: Build): TraversalStep {
  return (rest) => {
    if (rest === null) return { takesArray: true, givesArray: true, build }
    if (rest.takesArray) return { ...rest, build: join(build, rest.build) }
    return {
      takesArray: true,
      givesArray: true,
      build: join(build, overItems(rest.givesArray ? 'FlatMap' : 'Map', rest.build)),
    }
  }
}

/** `[0]`: from an array to one of its items. */
export function elementStep(build: Build): TraversalStep {
  return (rest) => ({ takesArray: true, ...before(build, rest) })
}

/** Attributes and `->`. */
export function plainStep(build: Build): TraversalStep {
  return (rest) => ({ takesArray: false, ...before(build, rest) })
}

/** `{…}`, which is about each item where the chain goes on with an array. */
export function projectionStep(build: Build): TraversalStep {
  return (rest) =>
    rest?.takesArray
      ? { ...rest, build: join(overItems('Map', build), rest.build) }
      : { takesArray: false, ...before(build, rest) }
}

/** The steps one after the other, from a base. */
export function traverse(base: Node, steps: readonly TraversalStep[]): Node {
  let traversal: Traversal | null = null
  for (const step of steps.toReversed()) traversal = step(traversal)
  if (traversal === null) return base
  if (base.type === 'Everything' || base.type === 'Array' || base.type === 'PipeFuncCall') {
    traversal = arrayStep((array) => array)(traversal)
  }
  return traversal.build(base)
}

function before(build: Build, rest: Traversal | null): Omit<Traversal, 'takesArray'> {
  if (rest === null) return { givesArray: false, build }
  return { givesArray: rest.givesArray, build: join(build, rest.build) }
}

function overItems(type: 'Map' | 'FlatMap', build: Build): Build {
  return (base) => ({ type, base, expr: build({ type: 'This' }) })
}

function join(first: Build, second: Build): Build {
  return (base) => second(first(base))
}
