import type { Condition } from '../documents/condition.ts'
import { type Dependency, dependencyOnDocument, dependencyOnType } from '../documents/sync-tags.ts'

/** Next.js takes 128 tags a page at most. */
const MOST = 100

/** What an answer depends on. */
export class Dependencies {
  readonly #all = new Set<Dependency>()
  /** Types of the documents that were found by their ids. */
  readonly #types = new Map<Dependency, Dependency>()

  /** It may change with any document. */
  addEverything(): void {
    this.#all.add('all')
  }

  /** It holds a document, or would if there were one with the id. */
  addDocument(id: string, type: string | null): void {
    const dependency = dependencyOnDocument(id)
    this.#all.add(dependency)
    if (type !== null) this.#types.set(dependency, dependencyOnType(type))
  }

  /** It may change with any document that satisfies the conditions, before or after. */
  addConditions(conditions: readonly Condition[]): void {
    for (const dependency of narrowest(conditions)) this.#all.add(dependency)
  }

  /** The fewest that say enough: many documents of few types count as their types. */
  condensed(): Iterable<Dependency> {
    if (this.#all.has('all')) return ['all']
    if (this.#all.size <= MOST) return this.#all
    const types = new Set(Array.from(this.#all, (one) => this.#types.get(one) ?? one))
    return types.size > MOST ? ['all'] : types
  }
}

/** What the one condition depends on that depends on least; the others only leave fewer documents. */
function narrowest(conditions: readonly Condition[]): readonly Dependency[] {
  const known = conditions.map(dependenciesOf).filter((one) => one !== null)
  const few = known.filter(({ length }) => length <= MOST)
  return few.find(isOfDocuments) ?? few[0] ?? known[0] ?? ['all']
}

/** Null for what any document may come to satisfy. */
function dependenciesOf(condition: Condition): readonly Dependency[] | null {
  switch (condition.kind) {
    case 'ids':
      return condition.ids.map(dependencyOnDocument)
    case 'versions-of':
      return [dependencyOnDocument(condition.publishedId)]
    case 'types':
      return condition.types.map(dependencyOnType)
    case 'any': {
      const parts = condition.of.map(dependenciesOf)
      return parts.every((part) => part !== null) ? parts.flat() : null
    }
    default:
      return null
  }
}

function isOfDocuments(dependencies: readonly Dependency[]): boolean {
  return dependencies.every((dependency) => dependency.startsWith('id:'))
}
