import { Random } from '../../src/groq/test-support/random.ts'
import type { TestLake } from '../support/start-lake.ts'
import { judge } from './answer-rules.ts'
import { hostileFrames, sendFrames } from './hostile-frames.ts'
import { hostileActions, hostileMutations } from './hostile-mutations.ts'
import { hostileQuery } from './hostile-queries.ts'
import { type Callers, hostileRequest } from './hostile-requests.ts'
import { hostileUpload } from './hostile-uploads.ts'
import { type RawRequest, sendRaw } from './raw-request.ts'

const TIME_LIMIT_MS = 20_000
const MARKUP_THAT_RUNS = /<(\w+:)?script|\son\w+=|javascript:|@import|file:\/\//i

type Kind = 'request' | 'query' | 'mutations' | 'actions' | 'upload' | 'frames'

const KINDS: readonly Kind[] = [
  ...['request', 'request', 'request', 'query', 'query', 'query', 'mutations', 'mutations'],
  ...['mutations', 'actions', 'upload', 'upload', 'frames'],
] as Kind[]

/** Hostile requests by their seeds. */
export class FuzzCases {
  readonly #lake: TestLake
  readonly #port: number
  readonly #callers: Callers
  readonly #pictures: readonly Buffer[]
  readonly #outcomes = new Map<string, number>()

  constructor(lake: TestLake, pictures: readonly Buffer[]) {
    const { host, port } = new URL(lake.url)
    this.#lake = lake
    this.#port = Number(port)
    // An administrator may do most, so that most is reached.
    const { token, editorToken, viewerToken } = lake
    const tokens = [...Array(12).fill(token), editorToken, editorToken, viewerToken, 'none']
    this.#callers = { host, tokens }
    this.#pictures = pictures
  }

  /** @returns what is wrong with how the case of a seed was answered, null when nothing is */
  async run(seed: number): Promise<string | null> {
    const random = new Random(seed)
    const started = performance.now()
    const kind = random.pick(KINDS)
    try {
      const failure =
        kind === 'frames' ? await this.#sendFrames(random) : await this.#ask(kind, random)
      return failure === null ? null : `FUZZ_SEED=${seed} (${kind}): ${failure}`
    } catch (error) {
      return `FUZZ_SEED=${seed} (${kind}): ${error}`
    } finally {
      const seconds = Math.round((performance.now() - started) / 100) / 10
      if (seconds > 1) this.#count(`slow: ${seed} ${kind} ${seconds} s`)
    }
  }

  /** How often each kind was answered with each status. */
  outcomes(): Record<string, number> {
    return Object.fromEntries([...this.#outcomes].sort(([a], [b]) => (a < b ? -1 : 1)))
  }

  async #ask(kind: Exclude<Kind, 'frames'>, random: Random): Promise<string | null> {
    const request = this.#request(kind, random)
    const answer = await sendRaw(this.#port, request, TIME_LIMIT_MS)
    this.#count(`${kind} ${answer?.status ?? 'closed'}`)
    const failure = judge(request, answer)
    if (failure !== null) return `${failure}\n${describe(request)}`
    if (kind !== 'upload' || answer?.status !== 200) return null
    return this.#judgeStored(JSON.parse(answer.body.toString()).document.url)
  }

  #request(kind: Exclude<Kind, 'frames'>, random: Random): RawRequest {
    switch (kind) {
      case 'request':
        return hostileRequest(random, this.#callers)
      case 'query':
        return hostileQuery(random, this.#callers)
      case 'mutations':
        return hostileMutations(random, this.#callers)
      case 'actions':
        return hostileActions(random, this.#callers)
      case 'upload':
        return hostileUpload(random, this.#callers, this.#pictures)
    }
  }

  async #sendFrames(random: Random): Promise<string | null> {
    const { path, frames } = hostileFrames(random, this.#lake.token)
    await sendFrames(this.#port, { path, frames })
    this.#count('frames sent')
    const alive = await fetch(`${this.#lake.url}/healthz`)
    return alive.ok ? null : `no longer well after ${JSON.stringify(frames)}`
  }

  /** A stored picture is answered, and what is drawn runs nothing. */
  async #judgeStored(url: string): Promise<string | null> {
    const stored = await fetch(url)
    const text = await stored.text()
    if (!stored.ok) return `${url} was stored, and is answered with ${stored.status}`
    const isDrawing = stored.headers.get('content-type')?.startsWith('image/svg') === true
    if (!isDrawing || !url.includes('/images/')) return null
    return MARKUP_THAT_RUNS.test(text) ? `${url} was stored as ${text.slice(0, 500)}` : null
  }

  #count(outcome: string): void {
    this.#outcomes.set(outcome, (this.#outcomes.get(outcome) ?? 0) + 1)
  }
}

const LONGEST_SHOWN = 500

function describe({ method, target, headers, body }: RawRequest): string {
  const text = body?.toString('utf8', 0, LONGEST_SHOWN) ?? ''
  const shown = JSON.stringify([method, target.slice(0, LONGEST_SHOWN), headers, text])
  return `${shown} (a body of ${body?.byteLength ?? 0} bytes)`
}
