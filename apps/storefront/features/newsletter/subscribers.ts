import 'server-only'
import { ClientError, type SanityClient } from '@sanity/client'
import {
  SUBSCRIBER_TYPE,
  type Subscriber,
  subscriberSchema,
} from '@vitrine/content/newsletter/subscriber'
import {
  LAPSED_AT_ONCE,
  LAPSED_SUBSCRIBERS,
  SUBSCRIBER_QUERY,
} from '@vitrine/content/queries/subscriber'

const MOST_BATCHES = 100

/** Somebody else has changed the document meanwhile. */
export class SubscriberChangedError extends Error {}

/** What may be written of a subscriber; times in ISO 8601. */
export interface SubscriberChange {
  readonly status?: Subscriber['status']
  readonly email?: string
  readonly requestedAt?: string
  readonly confirmedAt?: string
  readonly unsubscribedAt?: string
  readonly mailedAt?: string
  readonly confirmation?: { readonly tokenHash: string; readonly expiresAt: string }
}

/** Subscribers as the content lake keeps them, each in one document whose id follows from the address. */
export class Subscribers {
  readonly #client: SanityClient

  /** @param client with a token that may read all of the dataset and write subscribers */
  constructor(client: SanityClient) {
    this.#client = client
  }

  async find(id: string): Promise<Subscriber | null> {
    const result: unknown = await this.#client.fetch(
      SUBSCRIBER_QUERY,
      { id },
      { cache: 'no-store' },
    )
    return subscriberSchema.nullable().parse(result)
  }

  /** @throws {SubscriberChangedError} when there is one of this id already */
  async create(
    id: string,
    fields: SubscriberChange & { readonly unsubscribeToken: string },
  ): Promise<void> {
    await changing(this.#client.create({ _id: id, _type: SUBSCRIBER_TYPE, ...fields }))
  }

  /** @throws {SubscriberChangedError} when the document is not as it was read */
  async change(
    { _id, _rev }: Subscriber,
    set: SubscriberChange,
    unset: readonly (keyof SubscriberChange)[] = [],
  ): Promise<void> {
    const patch = this.#client
      .patch(_id)
      .ifRevisionId(_rev)
      .set({ ...set })
    await changing(patch.unset([...unset]).commit())
  }

  /** Forgets those who never confirmed, and whose link was good until before this time; 10,000 of them at most. */
  async forgetLapsed(before: Date): Promise<void> {
    for (let batch = 0; batch < MOST_BATCHES; batch++) {
      const { documentIds } = await this.#client.delete(
        { query: LAPSED_SUBSCRIBERS, params: { before: before.toISOString() } },
        { returnFirst: false, returnDocuments: false },
      )
      if (documentIds.length < LAPSED_AT_ONCE) return
    }
  }
}

async function changing(write: Promise<unknown>): Promise<void> {
  try {
    await write
  } catch (error) {
    if (!(error instanceof ClientError) || error.statusCode !== 409) throw error
    throw new SubscriberChangedError()
  }
}
