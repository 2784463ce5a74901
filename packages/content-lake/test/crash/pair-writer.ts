import { mutate, query, transactionIds } from './requests.ts'

/** What the two documents of a pair hold after one write; null when both are deleted. */
type State = { readonly n: number; readonly rev: string } | null

interface Written {
  readonly transactionId: string
  readonly state: State
}

/**
 * Writes two documents, always in one transaction, and knows what must be in the lake afterwards: the last
 * write that was acknowledged, or the one after it as a whole.
 */
export class PairWriter {
  readonly a: string
  readonly b: string
  readonly #name: string
  /** No other pair has these numbers. */
  readonly #numbers: number
  #step = 0
  #state: State = null
  #pending: Written | null = null
  /** Every write that must be in the history, in order. */
  readonly #committed: string[] = []

  constructor(index: number) {
    this.#name = `pair-${index}`
    this.#numbers = index * 1_000_000
    this.a = `${this.#name}-a`
    this.b = `${this.#name}-b`
  }

  get acknowledged(): number {
    return this.#committed.length
  }

  /** Writes until the server is gone. */
  async run(url: string): Promise<void> {
    for (;;) {
      const { mutations, ...next } = this.#next()
      this.#pending = next
      if (!(await mutate(url, next.transactionId, mutations))) return
      this.#settle(next)
    }
  }

  /** @returns what is wrong with the pair in a lake that came back, nothing when all is well */
  async check(url: string): Promise<string[]> {
    const wrong: string[] = []
    const expect = (what: string, found: unknown, expected: unknown) => {
      if (JSON.stringify(found) === JSON.stringify(expected)) return
      wrong.push(
        `${this.#name}: ${what}: ${JSON.stringify(found)}, not ${JSON.stringify(expected)}`,
      )
    }
    const found = await this.#read(url)
    const pending = this.#pending
    const isWhole = pending !== null && same(found, statesOf(pending.state))
    if (pending && isWhole && !same(found, statesOf(this.#state))) this.#settle(pending)
    else if (pending && (await this.#isInHistory(url, pending))) this.#settle(pending)
    this.#pending = null
    const state = this.#state
    expect('documents', found, statesOf(state))
    const ids = state ? [this.a, this.b] : []
    const params = { from: this.#numbers, to: this.#numbers + 999_999, n: state?.n ?? -1 }
    expect(
      'index by number',
      await query(url, '*[_type == "pair" && n == $n] | order(_id)._id', params),
      ids,
    )
    expect(
      'index by range',
      await query(url, '*[_type == "pair" && n >= $from && n <= $to] | order(_id)._id', params),
      ids,
    )
    expect(
      'text index',
      await query(url, '*[_type == "pair" && text match $word] | order(_id)._id', {
        word: state ? word(this.#name, state.n) : word(this.#name, this.#step),
      }),
      ids,
    )
    expect(
      'references',
      await query(url, '*[references($b)]._id', { b: this.b }),
      state ? [this.a] : [],
    )
    expect(
      'referrers in order',
      await query(url, '*[_type == "pair" && references($b)] | order(n desc)[0...3]{_id, n}', {
        b: this.b,
      }),
      state ? [{ _id: this.a, n: state.n }] : [],
    )
    return wrong
  }

  /** @returns what is wrong with the history: each committed write once and in order, and no other */
  async checkHistory(url: string): Promise<string[]> {
    const found = await transactionIds(url, [this.a, this.b])
    if (same(found, this.#committed)) return []
    return [`${this.#name}: history: ${found.length} writes, not ${this.#committed.length}`]
  }

  #next(): Written & { mutations: object[] } {
    this.#step++
    const n = this.#numbers + this.#step
    const transactionId = `${this.#name}-${this.#step}`
    const text = word(this.#name, n)
    const b = { _id: this.b, _type: 'pair', n, text }
    const a = { ...b, _id: this.a, other: { _type: 'reference', _ref: this.b } }
    const written = { transactionId, state: { n, rev: transactionId } }
    if (this.#state === null) return { ...written, mutations: [{ create: b }, { create: a }] }
    if (this.#step % 7 === 0) {
      const mutations = [{ delete: { id: this.a } }, { delete: { id: this.b } }]
      return { transactionId, state: null, mutations }
    }
    if (this.#step % 3 === 0) {
      return { ...written, mutations: [{ createOrReplace: a }, { createOrReplace: b }] }
    }
    const set = { n, text }
    return { ...written, mutations: [a, b].map(({ _id: id }) => ({ patch: { id, set } })) }
  }

  #settle({ transactionId, state }: Written): void {
    this.#committed.push(transactionId)
    this.#state = state
    this.#pending = null
  }

  async #read(url: string): Promise<State[]> {
    const read = '[*[_id == $a][0]{n, "rev": _rev}, *[_id == $b][0]{n, "rev": _rev}]'
    return query<State[]>(url, read, { a: this.a, b: this.b })
  }

  async #isInHistory(url: string, { transactionId }: Written): Promise<boolean> {
    return (await transactionIds(url, [this.a, this.b])).includes(transactionId)
  }
}

function statesOf(state: State): State[] {
  return [state, state]
}

function same(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right)
}

/** A word that no other write has. */
function word(name: string, n: number): string {
  return `${name.replace('-', '')}w${n}`
}
