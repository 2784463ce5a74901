import { LRUCache } from 'lru-cache'
import { type Card, cardVersion } from './card'
import { drawCard } from './draw-card'

export type CardFile = Uint8Array<ArrayBuffer>

/** As many cards wait to be drawn as may: this one is not. */
export class TooManyCardsError extends Error {}

interface KeptCardsOptions {
  draw(card: Card): Promise<CardFile>
  readonly mostBytes: number
  /** How many may wait for the one that is being drawn. */
  readonly mostWaiting: number
}

/**
 * Cards that have been drawn, by what they show. One is drawn at a time, and each once, whoever asks for it meanwhile:
 * a caller can neither keep the machine busy nor fill its memory.
 */
export class KeptCards {
  readonly #options: KeptCardsOptions
  readonly #files: LRUCache<string, CardFile>
  readonly #underWay = new Map<string, Promise<CardFile>>()
  #last: Promise<unknown> = Promise.resolve()

  constructor(options: KeptCardsOptions) {
    this.#options = options
    this.#files = new LRUCache({
      maxSize: options.mostBytes,
      sizeCalculation: (file) => file.byteLength,
    })
  }

  /** Whether a card has been drawn and is kept. */
  has(card: Card): boolean {
    return this.#files.has(cardVersion(card))
  }

  /**
   * The file of a card. One that could not be drawn is tried again by the next who asks.
   * @throws {TooManyCardsError} when too many others are waiting.
   */
  async file(card: Card): Promise<CardFile> {
    const name = cardVersion(card)
    const known = this.#files.get(name) ?? this.#underWay.get(name)
    if (known) return known
    if (this.#underWay.size > this.#options.mostWaiting) throw new TooManyCardsError()
    const file = this.#last.then(() => this.#options.draw(card))
    this.#last = file.catch(() => undefined)
    this.#underWay.set(name, file)
    try {
      const drawn = await file
      this.#files.set(name, drawn)
      return drawn
    } finally {
      this.#underWay.delete(name)
    }
  }
}

/** The route that draws cards and the one that reports on them are bundled apart; they share what is kept. */
const shared: typeof globalThis & { vitrineCards?: KeptCards } = globalThis

/** The cards of this process; one takes 30 to 200 kB. */
export function keptCards(): KeptCards {
  shared.vitrineCards ??= new KeptCards({
    draw: drawCard,
    mostBytes: 32 * 1024 * 1024,
    mostWaiting: 50,
  })
  return shared.vitrineCards
}
