import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import { ContentUnavailableError } from './content-unavailable-error'
import { ExpiredTags } from './expired-tags'
import type { DocumentChange, Invalidation } from './invalidation'
import { PATIENCE_MS, within } from './patience'

/** One result of one query, as the cache is asked for it. */
export interface ContentRequest {
  /** Identifies the query and its parameters. */
  readonly key: string
}

/** What a query gave. */
export interface LoadedContent {
  /** Plain data; null when there is no such content. */
  readonly value: unknown
  readonly tags: readonly string[]
  /** When it stops being true by itself, in milliseconds of the epoch: a scheduled post comes due. */
  readonly validUntil: number
}

export interface ContentCacheOptions<Request extends ContentRequest> {
  load(request: Request): Promise<LoadedContent>
  /** Called before content is handed out that this process did not know of, or knew otherwise. */
  onChange?(key: string): void
  /** Whether a failed load says that no content can be had now, rather than not this. */
  isOutage?(error: unknown): boolean
  onOutage?(error: unknown): void
  onRecovery?(): void
  /** How much it keeps, in characters of JSON (UTF-16). */
  readonly maxCharacters?: number
  now?(): number
}

interface Entry extends LoadedContent {
  readonly json: string
  readonly loadedAt: number
  readonly version: ContentVersion
  readonly lastInvalidation: Invalidation | null
}

/** What is known of a content: how old it is, what it depends on, and why it was asked for again. */
export interface ContentRecord extends Omit<LoadedContent, 'value'> {
  readonly version: ContentVersion
  readonly loadedAt: number
  /** What made this process ask again last, be it that nothing had changed; age does not count. */
  readonly lastInvalidation: Invalidation | null
  /** Why it will be asked for again when it is next read; null while it will not. */
  readonly due: Invalidation | null
}

/** Tells one content from another of the same key. */
export interface ContentVersion {
  readonly hash: string
  /** When this process first had it, in milliseconds of the epoch. */
  readonly since: number
  /** What made this process ask, and find it; null when nothing was known before. */
  readonly because: Invalidation | null
}

/** A missed webhook is made up for after this long, at the cost of a query and no rendering. */
const RECHECK_AFTER_MS = 60_000

/** While content cannot be had, it is asked for this often and no more. */
const RETRY_AFTER_MS = 1_000

const MAX_CHARACTERS = 32 * 1024 * 1024
const MAX_ABSENT = 10_000

/**
 * Content in memory, with the documents that it depends on. It is current until a tag of it is expired or its
 * time is over; then it is loaded again before anybody sees it. When it cannot be loaded, or not soon, the last
 * known content is handed out, so that an outage shows only where nothing was known.
 */
export class ContentCache<Request extends ContentRequest> {
  readonly #options: ContentCacheOptions<Request>
  readonly #present: LRUCache<string, Entry>
  /** Kept apart, so that made-up addresses cannot push out real content. */
  readonly #absent = new LRUCache<string, Entry>({ max: MAX_ABSENT })
  readonly #loading = new Map<string, Promise<Entry>>()
  /** What somebody has waited for in vain: while it is still being loaded, nobody else waits. */
  readonly #slow = new Set<string>()
  readonly #expired = new ExpiredTags()
  #outageSince: { at: number; error: ContentUnavailableError } | undefined

  constructor(options: ContentCacheOptions<Request>) {
    this.#options = options
    this.#present = new LRUCache({
      maxSize: options.maxCharacters ?? MAX_CHARACTERS,
      sizeCalculation: (entry) => entry.json.length + 1_000,
    })
  }

  /**
   * Current content, or the last known while it cannot be loaded or takes long.
   * @throws {ContentUnavailableError} when it cannot be loaded and nothing is known.
   */
  async read(request: Request): Promise<unknown> {
    const known = this.#known(request.key)
    if (!known || this.#isOver(known)) return (await this.#refreshOr(request, known)).value
    if (this.#now() - known.loadedAt > RECHECK_AFTER_MS) {
      this.#refreshOr(request, known).catch(() => undefined)
    }
    return known.value
  }

  /** Which content is known, be it that there is none; undefined when nothing is known. */
  version(key: string): ContentVersion | undefined {
    return (this.#present.peek(key) ?? this.#absent.peek(key))?.version
  }

  /** What is known of content, without asking for it or counting as use of it; undefined when nothing is. */
  record(key: string): ContentRecord | undefined {
    const entry = this.#present.peek(key) ?? this.#absent.peek(key)
    if (!entry) return undefined
    const { tags, validUntil, version, loadedAt, lastInvalidation } = entry
    return { tags, validUntil, version, loadedAt, lastInvalidation, due: this.#due(entry) }
  }

  /** Content as it is known, without bringing it up to date; it is loaded when nothing is known. */
  async lastKnown(request: Request): Promise<unknown> {
    const known = this.#present.peek(request.key) ?? this.#absent.peek(request.key)
    return known ? known.value : this.read(request)
  }

  /** Whether content could not be had when it was last asked for. */
  isOut(): boolean {
    return this.#outageSince !== undefined
  }

  /** Makes everything that carries one of these tags be loaded again before it is next seen. */
  expire(tags: readonly string[], change: DocumentChange | null = null): void {
    this.#expired.expire(tags, this.#now(), change)
  }

  #now(): number {
    return this.#options.now?.() ?? Date.now()
  }

  #known(key: string): Entry | undefined {
    return this.#present.get(key) ?? this.#absent.get(key)
  }

  #isOver(entry: Entry): boolean {
    return this.#invalidation(entry) !== null
  }

  /** Why what is known may no longer be true. */
  #invalidation(entry: Entry): Invalidation | null {
    const { tags, loadedAt, validUntil } = entry
    const expired = this.#expired.invalidationSince(tags, loadedAt)
    if (expired && expired.at >= validUntil) return expired
    return validUntil <= this.#now() ? { reason: 'time', at: validUntil } : expired
  }

  #due(entry: Entry): Invalidation | null {
    const agedAt = entry.loadedAt + RECHECK_AFTER_MS
    const aged = this.#now() > agedAt
    return this.#invalidation(entry) ?? (aged ? { reason: 'age', at: agedAt } : null)
  }

  async #refreshOr(request: Request, known: Entry | undefined): Promise<Entry> {
    const refreshed = this.#refresh(request)
    if (!known) return refreshed
    const patience = this.#slow.has(request.key) ? 0 : PATIENCE_MS
    const entry = await within(
      patience,
      refreshed.catch(() => known),
    )
    if (!entry) this.#slow.add(request.key)
    return entry ?? known
  }

  async #refresh(request: Request): Promise<Entry> {
    // A load that began before its content was expired may bring the content of before. Whoever waited for
    // such a one looks again: another may have begun the next by then.
    for (;;) {
      const underWay = this.#loading.get(request.key)
      if (!underWay) break
      if (!this.#mayBeStale(await settled(underWay))) return underWay
    }
    const known = this.#known(request.key)
    const because = known ? this.#due(known) : null
    const result = this.#load(request, this.#now(), because).finally(() => {
      this.#loading.delete(request.key)
      this.#slow.delete(request.key)
    })
    this.#loading.set(request.key, result)
    return result
  }

  #mayBeStale(entry: Entry | undefined): boolean {
    return entry !== undefined && this.#isOver(entry)
  }

  async #load(request: Request, startedAt: number, because: Invalidation | null): Promise<Entry> {
    const outage = this.#outageSince
    if (outage && startedAt - outage.at < RETRY_AFTER_MS) throw outage.error
    let loaded: LoadedContent
    try {
      loaded = await this.#options.load(request)
    } catch (cause) {
      const error = new ContentUnavailableError(request.key, { cause })
      if (this.#options.isOutage?.(cause) ?? true) {
        if (!this.#outageSince) this.#options.onOutage?.(cause)
        this.#outageSince = { at: this.#now(), error }
      }
      throw error
    }
    if (this.#outageSince) this.#options.onRecovery?.()
    this.#outageSince = undefined
    return this.#keep(request.key, loaded, startedAt, because)
  }

  #keep(key: string, loaded: LoadedContent, loadedAt: number, because: Invalidation | null): Entry {
    const before = this.#known(key)
    if (before && before.loadedAt > loadedAt) return before
    const json = JSON.stringify(loaded.value)
    const isNews = before ? before.json !== json : loaded.value !== null
    const version = before && !isNews ? before.version : this.#versionOf(json, because)
    const lastInvalidation =
      because && because.reason !== 'age' ? because : (before?.lastInvalidation ?? null)
    const entry = { ...loaded, json, loadedAt, version, lastInvalidation }
    const [store, other] =
      loaded.value === null ? [this.#absent, this.#present] : [this.#present, this.#absent]
    other.delete(key)
    store.set(key, entry)
    if (isNews) this.#options.onChange?.(key)
    return entry
  }

  #versionOf(json: string, because: Invalidation | null): ContentVersion {
    return {
      hash: createHash('sha256').update(json).digest('base64url').slice(0, 16),
      since: this.#now(),
      because,
    }
  }
}

async function settled(result: Promise<Entry>): Promise<Entry | undefined> {
  return result.catch(() => undefined)
}
