import 'server-only'
import type { Subscriber } from '@vitrine/content/newsletter/subscriber'
import { isSameSecret } from '@/server/is-same-secret'
import { subscriberId } from './email-address'
import { hashOf, newSecret, readLinkToken, writeLinkToken } from './link-token'
import { SubscriberChangedError, type Subscribers } from './subscribers'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

/** A link to confirm is good for two days: long enough for a weekend away from the mail. */
export const CONFIRM_WITHIN_HOURS = 48
/** Somebody who sends the form again sooner gets no second letter. */
const MAIL_EVERY_MS = 10 * MINUTE_MS
/** Whose link has been no good for this long, and never confirmed, is forgotten. */
const FORGET_AFTER_MS = 7 * 24 * HOUR_MS
const FORGET_EVERY_MS = HOUR_MS

/** A letter about the sign-up itself, to be written and sent. */
export interface Letter {
  readonly kind: 'confirm' | 'already'
  readonly to: string
  /** Of the link that confirms; in a letter of that kind alone. */
  readonly confirmToken?: string
  readonly unsubscribeToken: string
}

interface NewsletterOptions {
  readonly subscribers: Pick<Subscribers, 'find' | 'create' | 'change' | 'forgetLapsed'>
  /** Sends a letter; rejects when that cannot be done. */
  readonly send: (letter: Letter) => Promise<void>
  readonly now?: () => number
}

/** Sign-up with double opt-in: nobody gets the newsletter who has not said so from the address itself. */
export class Newsletter {
  readonly #subscribers: NewsletterOptions['subscribers']
  readonly #send: NewsletterOptions['send']
  readonly #now: () => number
  #forgotAt = 0

  constructor({ subscribers, send, now = Date.now }: NewsletterOptions) {
    this.#subscribers = subscribers
    this.#send = send
    this.#now = now
  }

  /**
   * Looks an address up, which costs the same whether it is known or not. Gives the work that is left, a write and a
   * letter, for when the reader has been answered: the time of the answer does not tell whether the address was known.
   */
  async signUp(email: string): Promise<() => Promise<void>> {
    const id = subscriberId(email)
    const known = await this.#subscribers.find(id)
    return async () => {
      const letter = await this.#takeNote(known, id, email)
      if (letter) await this.#deliver(id, letter)
    }
  }

  /** Confirms by the token of a link; a link that did so already may be followed again. */
  async confirm(token: string | null): Promise<'confirmed' | 'expired'> {
    const { subscriber, secret } = await this.#subscriberOf(token)
    const { status, confirmation } = subscriber ?? {}
    if (!subscriber || !confirmation || !isSameSecret(confirmation.tokenHash, hashOf(secret)))
      return 'expired'
    if (status === 'confirmed') return 'confirmed'
    if (Date.parse(confirmation.expiresAt) <= this.#now()) return 'expired'
    return this.#unlessChanged(
      () =>
        this.#subscribers.change(subscriber, { status: 'confirmed', confirmedAt: this.#time() }),
      'confirmed',
      () => this.confirm(token),
    )
  }

  /** Takes off the list whom the token of a link names; once more changes nothing. */
  async unsubscribe(token: string | null): Promise<'unsubscribed' | 'unknown'> {
    const { subscriber, secret } = await this.#subscriberOf(token)
    if (!subscriber || !isSameSecret(subscriber.unsubscribeToken, secret)) return 'unknown'
    const { status, confirmation } = subscriber
    if (status === 'unsubscribed' && !confirmation) return 'unsubscribed'
    const left = { status: 'unsubscribed', unsubscribedAt: this.#time() } as const
    return this.#unlessChanged(
      // Without its confirmation: a link of before brings nobody back. Who thinks better of it is written to at once.
      () => this.#subscribers.change(subscriber, left, ['confirmation', 'mailedAt']),
      'unsubscribed',
      () => this.unsubscribe(token),
    )
  }

  /** Forgets who never confirmed, once an hour at most; calls in between do nothing. */
  async forgetLapsed(): Promise<void> {
    if (this.#now() - this.#forgotAt < FORGET_EVERY_MS) return
    this.#forgotAt = this.#now()
    await this.#subscribers.forgetLapsed(new Date(this.#now() - FORGET_AFTER_MS))
  }

  /** @param known as it was read; it is read again when it has changed since, as when a form is sent twice at once */
  async #takeNote(known: Subscriber | null, id: string, email: string): Promise<Letter | null> {
    try {
      return known ? await this.#signUpAgain(known, email) : await this.#add(id, email)
    } catch (error) {
      if (!(error instanceof SubscriberChangedError)) throw error
      return this.#takeNote(await this.#subscribers.find(id), id, email)
    }
  }

  async #add(id: string, email: string): Promise<Letter> {
    const unsubscribeToken = newSecret()
    const { secret, request } = this.#newRequest(email)
    await this.#subscribers.create(id, { ...request, status: 'pending', unsubscribeToken })
    return confirmLetter(id, email, secret, unsubscribeToken)
  }

  async #signUpAgain(known: Subscriber, email: string): Promise<Letter | null> {
    if (this.#now() - Date.parse(known.mailedAt ?? '') < MAIL_EVERY_MS) return null
    const { _id, unsubscribeToken } = known
    if (known.status === 'confirmed') {
      await this.#subscribers.change(known, { mailedAt: this.#time() })
      return {
        kind: 'already',
        to: known.email,
        unsubscribeToken: writeLinkToken({ subscriberId: _id, secret: unsubscribeToken }),
      }
    }
    const { secret, request } = this.#newRequest(email)
    // Who has left stays so until the link is followed: anybody may send the form.
    await this.#subscribers.change(known, request)
    return confirmLetter(_id, email, secret, unsubscribeToken)
  }

  #newRequest(email: string) {
    const secret = newSecret()
    const expiresAt = new Date(this.#now() + CONFIRM_WITHIN_HOURS * HOUR_MS).toISOString()
    const time = this.#time()
    const request = {
      email,
      requestedAt: time,
      mailedAt: time,
      confirmation: { tokenHash: hashOf(secret), expiresAt },
    }
    return { secret, request }
  }

  async #deliver(id: string, letter: Letter): Promise<void> {
    try {
      await this.#send(letter)
    } catch (error) {
      // The next attempt need not wait.
      const subscriber = await this.#subscribers.find(id)
      if (subscriber) await this.#subscribers.change(subscriber, {}, ['mailedAt'])
      throw error
    }
  }

  async #subscriberOf(given: string | null) {
    const token = readLinkToken(given)
    const subscriber = token && (await this.#subscribers.find(token.subscriberId))
    return { subscriber, secret: token?.secret ?? '' }
  }

  /** Looks again at what somebody else has changed meanwhile. */
  async #unlessChanged<Outcome>(
    change: () => Promise<void>,
    outcome: Outcome,
    again: () => Promise<Outcome>,
  ): Promise<Outcome> {
    try {
      await change()
      return outcome
    } catch (error) {
      if (error instanceof SubscriberChangedError) return again()
      throw error
    }
  }

  #time(): string {
    return new Date(this.#now()).toISOString()
  }
}

function confirmLetter(id: string, to: string, secret: string, unsubscribeToken: string): Letter {
  return {
    kind: 'confirm',
    to,
    confirmToken: writeLinkToken({ subscriberId: id, secret }),
    unsubscribeToken: writeLinkToken({ subscriberId: id, secret: unsubscribeToken }),
  }
}
