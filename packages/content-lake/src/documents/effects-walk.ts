import { setImmediate } from 'node:timers/promises'
import type { DatasetStore } from './dataset-store.ts'
import { type Effects, toldEffects } from './mendoza.ts'
import { type Change, StateWalk } from './state-walk.ts'

/** What transactions did to a document, one after the other, each with a turn of the event loop between. */
export class EffectsWalk {
  readonly #walk: StateWalk
  readonly #newestFirst: boolean
  #isAtStart = false

  constructor(store: DatasetStore, id: string, newestFirst: boolean) {
    this.#walk = new StateWalk(store, id)
    this.#newestFirst = newestFirst
  }

  /** Undefined when it is not known. Sequences are to be asked for in the order of the walk. */
  async at(sequence: number): Promise<Effects | undefined> {
    if (!this.#newestFirst) await this.#goToStart(sequence)
    while (true) {
      const change = this.#step(sequence)
      if (change === null) return undefined
      if (change.sequence === sequence) return toldEffects(change.before, change.after)
      await setImmediate()
    }
  }

  #step(sequence: number): Change | null {
    return this.#newestFirst ? this.#walk.back(sequence - 1) : this.#walk.forward(sequence)
  }

  async #goToStart(sequence: number): Promise<void> {
    if (this.#isAtStart) return
    this.#isAtStart = true
    if (this.#walk.startBefore(sequence)) return
    while (this.#walk.back(sequence - 1) !== null) await setImmediate()
  }
}
