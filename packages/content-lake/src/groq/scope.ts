import type { StoredDocument } from '../documents/document.ts'
import type { JsonObject } from '../json.ts'
import type { Deadline } from './deadline.ts'
import type { DocumentSource } from './document-source.ts'
import type { Origin, Traced } from './source-map/origin.ts'
import type { GroqValue } from './value.ts'
import type { WalkLog } from './walk-log.ts'

/** What stays the same throughout one query. */
export interface QueryContext {
  readonly source: DocumentSource
  readonly deadline: Deadline
  readonly params: JsonObject
  readonly now: Date
  readonly identityId: string
  readonly projectId: string
  readonly dataset: string
  /** Where it is noted how documents are found, when somebody asks. */
  readonly walkLog?: WalkLog
  /** The change that a delta query is about. */
  readonly delta?: Delta
}

/** A document's change: null before it is created, and after it is deleted. */
export interface Delta {
  readonly before: StoredDocument | null
  readonly after: StoredDocument | null
}

/** Where an expression is worked out: its `@`, and through the parents its `^`, `^.^` and so on. */
export class Scope implements Traced {
  readonly context: QueryContext
  readonly value: GroqValue
  /** Known only where a source map is wanted. */
  readonly origin: Origin
  readonly parent: Scope | null
  readonly #hidden: boolean

  private constructor(
    context: QueryContext,
    value: GroqValue,
    origin: Origin,
    parent: Scope | null,
    hidden: boolean,
  ) {
    this.context = context
    this.value = value
    this.origin = origin
    this.parent = parent
    this.#hidden = hidden
    context.deadline.tick()
  }

  static root(context: QueryContext, value: GroqValue = null): Scope {
    return new Scope(context, value, 'unknown', null, false)
  }

  /** A scope one level down, as filters and projections open it. */
  nested(value: GroqValue, origin: Origin = 'unknown'): Scope {
    return new Scope(this.context, value, origin, this.#hidden ? this.parent : this, false)
  }

  /** A scope with another `@` that `^` does not see, as walking over an array opens it. */
  hidden(value: GroqValue, origin: Origin = 'unknown'): Scope {
    return new Scope(this.context, value, origin, this.#hidden ? this.parent : this, true)
  }

  /** The scope whose `@` is what `^` names, `levels` up; null above the top. */
  ancestor(levels: number): Scope | null {
    let scope: Scope | null = this
    for (let i = 0; i < levels && scope !== null; i++) scope = scope.parent
    return scope
  }
}
