import type { Identity } from '../access/identity.ts'
import type { Shares } from '../config/memory-shares.ts'
import { ByteBudget } from './byte-budget.ts'

/** Memory for one kind of thing that requests hold: the public has a part of its own, so that it never takes an editor's. */
export class RequestMemory {
  readonly #signedIn: ByteBudget
  readonly #anonymous: ByteBudget

  /**
   * @param refusal as that of `ByteBudget`
   * @param share what one of those who are signed in may have, of 1; more than that once at a time
   */
  constructor({ signedIn, anonymous }: Shares, refusal: string, share = 1) {
    this.#signedIn = new ByteBudget(signedIn, refusal, signedIn * share)
    this.#anonymous = new ByteBudget(anonymous, refusal)
  }

  /** As `ByteBudget.take`. */
  take(identity: Identity, bytes: number): Promise<() => void> {
    if (identity.kind === 'anonymous') return this.#anonymous.take(bytes)
    return this.#signedIn.take(bytes, { owner: identity.id })
  }
}
