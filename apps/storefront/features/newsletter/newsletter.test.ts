import type { Subscriber } from '@vitrine/content/newsletter/subscriber'
import { beforeEach, describe, expect, it } from 'vitest'
import { subscriberId } from './email-address'
import { type Letter, Newsletter } from './newsletter'
import { SubscriberChangedError, type Subscribers } from './subscribers'

const ADA = 'ada@example.com'
const ID = subscriberId(ADA)
const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

/** Subscribers in memory, with revisions as the lake keeps them. */
class Shelf implements Pick<Subscribers, 'find' | 'create' | 'change' | 'forgetLapsed'> {
  readonly documents = new Map<string, Subscriber & Record<string, unknown>>()
  forgotten: Date[] = []
  reads = 0
  #revision = 0

  async find(id: string) {
    this.reads += 1
    const found = this.documents.get(id)
    return found ? { ...found } : null
  }

  async create(...[id, fields]: Parameters<Subscribers['create']>) {
    if (this.documents.has(id)) throw new SubscriberChangedError()
    this.#put(id, { email: '', status: 'pending', ...fields, _id: id })
  }

  async change(...[subscriber, set, unset = []]: Parameters<Subscribers['change']>) {
    const current = this.documents.get(subscriber._id)
    if (!current || current._rev !== subscriber._rev) throw new SubscriberChangedError()
    const next = Object.entries({ ...current, ...set }).filter(
      ([name]) => !unset.some((field) => field === name),
    )
    this.#put(subscriber._id, Object.fromEntries(next))
  }

  async forgetLapsed(before: Date) {
    this.forgotten.push(before)
  }

  #put(id: string, document: object) {
    this.#revision += 1
    const stored = { ...document, _rev: String(this.#revision) }
    this.documents.set(id, stored as Subscriber & Record<string, unknown>)
  }
}

let shelf: Shelf
let letters: Letter[]
let now: number
let mailFails: boolean
let newsletter: Newsletter

beforeEach(() => {
  shelf = new Shelf()
  letters = []
  now = Date.parse('2026-03-01T08:00:00Z')
  mailFails = false
  newsletter = new Newsletter({
    subscribers: shelf,
    send: async (letter) => {
      if (mailFails) throw new Error('The mail server is away')
      letters.push(letter)
    },
    now: () => now,
  })
})

async function signUp(email = ADA): Promise<Letter | undefined> {
  const before = letters.length
  await (await newsletter.signUp(email))()
  return letters[before]
}

const statusOf = () => shelf.documents.get(ID)?.status
const token = (letter: Letter | undefined) => letter?.confirmToken ?? ''

describe('signing up', () => {
  it('keeps the address as not confirmed, and of its link a hash alone', async () => {
    const letter = await signUp()
    expect(letter).toMatchObject({ kind: 'confirm', to: ADA })
    expect(shelf.documents.get(ID)).toMatchObject({
      status: 'pending',
      confirmation: { expiresAt: '2026-03-03T08:00:00.000Z' },
    })
    const secret = token(letter).split('.')[1]
    expect(secret).toHaveLength(43)
    expect(JSON.stringify([...shelf.documents])).not.toContain(secret)
  })

  it('sends no second letter within ten minutes, and then one whose link replaces the first', async () => {
    const first = await signUp()
    now += 9 * MINUTE_MS
    expect(await signUp('ADA@example.com')).toBeUndefined()
    now += 2 * MINUTE_MS
    const second = await signUp()
    expect(await newsletter.confirm(token(first))).toBe('expired')
    expect(await newsletter.confirm(token(second))).toBe('confirmed')
  })

  it('tells who is on the list so, and changes nothing', async () => {
    await newsletter.confirm(token(await signUp()))
    now += HOUR_MS
    expect(await signUp()).toMatchObject({ kind: 'already', to: ADA })
    expect(statusOf()).toBe('confirmed')
  })

  it('sends one letter when the same address comes twice at once', async () => {
    const [left, right] = await Promise.all([newsletter.signUp(ADA), newsletter.signUp(ADA)])
    await Promise.all([left(), right()])
    expect(letters).toHaveLength(1)
  })

  it('need not wait after a letter that could not be sent', async () => {
    mailFails = true
    await expect(signUp()).rejects.toThrow('away')
    mailFails = false
    expect(await signUp()).toMatchObject({ kind: 'confirm' })
  })

  it.each(['new', 'known', 'confirmed', 'unsubscribed'] as const)(
    'looks a %s address up and no more, before there is an answer',
    async (standing) => {
      const letter = standing === 'new' ? undefined : await signUp()
      if (standing === 'confirmed') await newsletter.confirm(token(letter))
      if (standing === 'unsubscribed') await newsletter.unsubscribe(letter?.unsubscribeToken ?? '')
      now += HOUR_MS
      const before = [shelf.documents.get(ID), shelf.reads, letters.length]
      const rest = await newsletter.signUp(ADA)
      expect([shelf.documents.get(ID), shelf.reads - 1, letters.length]).toEqual(before)
      await rest()
      expect(letters).toHaveLength(Number(before[2]) + 1)
    },
  )

  it('decides anew when the subscriber has changed since it was looked up', async () => {
    const letter = await signUp()
    await newsletter.confirm(token(letter))
    now += HOUR_MS
    const rest = await newsletter.signUp(ADA)
    await newsletter.unsubscribe(letter?.unsubscribeToken ?? '')
    await rest()
    expect(letters.at(-1)).toMatchObject({ kind: 'confirm', to: ADA })
    expect(statusOf()).toBe('unsubscribed')
  })
})

describe('forgetting', () => {
  it('takes those whose link was good until a week ago, once an hour', async () => {
    await newsletter.forgetLapsed()
    now += MINUTE_MS
    await newsletter.forgetLapsed()
    expect(shelf.forgotten).toEqual([new Date('2026-02-22T08:00:00Z')])
    now += HOUR_MS
    await newsletter.forgetLapsed()
    expect(shelf.forgotten).toHaveLength(2)
  })
})

describe('confirming', () => {
  it('sets the time, once', async () => {
    const letter = await signUp()
    now += HOUR_MS
    expect(await newsletter.confirm(token(letter))).toBe('confirmed')
    const confirmed = shelf.documents.get(ID)
    expect(confirmed).toMatchObject({
      status: 'confirmed',
      confirmedAt: '2026-03-01T09:00:00.000Z',
    })
    now += HOUR_MS
    expect(await newsletter.confirm(token(letter))).toBe('confirmed')
    expect(shelf.documents.get(ID)).toEqual(confirmed)
  })

  it('is too late when the link has expired, to the minute', async () => {
    const letter = await signUp()
    now += 48 * HOUR_MS
    expect(await newsletter.confirm(token(letter))).toBe('expired')
    expect(statusOf()).toBe('pending')
    now -= 1
    expect(await newsletter.confirm(token(letter))).toBe('confirmed')
  })

  it.each([null, '', 'x', `${'0'.repeat(32)}.${'A'.repeat(43)}`, 'A'.repeat(10_000)])(
    'takes no link with %j',
    async (given) => {
      await signUp()
      expect(await newsletter.confirm(given)).toBe('expired')
      expect(await newsletter.unsubscribe(given)).toBe('unknown')
      expect(statusOf()).toBe('pending')
    },
  )

  it('is not done by the token to leave, nor leaving by the one to confirm', async () => {
    const letter = await signUp()
    expect(await newsletter.confirm(letter?.unsubscribeToken ?? '')).toBe('expired')
    expect(await newsletter.unsubscribe(token(letter))).toBe('unknown')
    expect(statusOf()).toBe('pending')
  })
})

describe('leaving', () => {
  it('holds against the link by which the reader had come', async () => {
    const letter = await signUp()
    await newsletter.confirm(token(letter))
    expect(await newsletter.unsubscribe(letter?.unsubscribeToken ?? '')).toBe('unsubscribed')
    expect(await newsletter.unsubscribe(letter?.unsubscribeToken ?? '')).toBe('unsubscribed')
    expect(await newsletter.confirm(token(letter))).toBe('expired')
    expect(statusOf()).toBe('unsubscribed')
  })

  it('can be taken back at once by signing up anew, and by nobody but the reader', async () => {
    const letter = await signUp()
    await newsletter.confirm(token(letter))
    await newsletter.unsubscribe(letter?.unsubscribeToken ?? '')
    now += MINUTE_MS
    const again = await signUp()
    expect(again).toMatchObject({ kind: 'confirm', unsubscribeToken: letter?.unsubscribeToken })
    // Anybody may have sent the form.
    expect(statusOf()).toBe('unsubscribed')
    expect(await newsletter.confirm(token(letter))).toBe('expired')
    expect(await newsletter.confirm(token(again))).toBe('confirmed')
    expect(statusOf()).toBe('confirmed')
  })

  it('once more takes back what was asked for since', async () => {
    const letter = await signUp()
    await newsletter.unsubscribe(letter?.unsubscribeToken ?? '')
    const again = await signUp()
    expect(await newsletter.unsubscribe(letter?.unsubscribeToken ?? '')).toBe('unsubscribed')
    expect(await newsletter.confirm(token(again))).toBe('expired')
    expect(statusOf()).toBe('unsubscribed')
  })
})
