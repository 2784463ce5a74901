import type { Identity } from '../access/identity.ts'
import type { Shares } from '../config/memory-shares.ts'
import { ByteBudget } from './byte-budget.ts'

/** Memory for one kind of thing that requests hold: the public has a part of its own, so that it never takes an editor's. */
export class RequestMemory {
  readonly #signedIn: ByteBudget
  readonly #anonymous: ByteBudget

  /** @param refusal as that of `ByteBudget` */
  constructor({ signedIn, anonymous }: Shares, refusal: string) {
    this.#signedIn = new ByteBudget(signedIn, refusal)
    this.#anonymous = new ByteBudget(anonymous, refusal)
  }

  /** As `ByteBudget.take`. */
  take({ kind }: Identity, bytes: number): Promise<() => void> {
    return (kind === 'anonymous' ? this.#anonymous : this.#signedIn).take(bytes)
  }
}
