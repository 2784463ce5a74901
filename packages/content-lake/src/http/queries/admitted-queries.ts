import type { IncomingMessage, ServerResponse } from 'node:http'
import { LRUCache } from 'lru-cache'
import { memoryShares } from '../../config/memory-shares.ts'
import type { Lake } from '../../datasets/lake.ts'
import { describeFailure } from '../../logging/log.ts'
import { clientAddress } from '../client-address.ts'
import { apiErrorOf } from '../error-response.ts'
import type { ServerStatistics } from '../metrics/server-statistics.ts'
import { reportRequest } from '../report-request.ts'
import { REQUEST_ID } from '../request-id.ts'
import { atTurnEnd } from '../turn-end.ts'
import type { Admission, Admissions } from './admissions.ts'
import { ANSWER_HEADERS, type AnsweredQuery, queryAnswers } from './answer-query.ts'
import { type AskedQuery, queryOfUrl } from './asked-query.ts'
import { readParams } from './query-params.ts'
import { ReadyBodies } from './ready-bodies.ts'

/** In characters of query strings. */
const REMEMBERED = 2_000_000
/** Longer ones take the way that checks how long they may be. */
const LONGEST_URL = 16_384

/** A request that is being answered. */
interface Asking {
  readonly incoming: IncomingMessage
  readonly outgoing: ServerResponse
  readonly id: string
  readonly admission: Admission
  readonly search: string
  /** By `performance.now()`. */
  readonly started: number
  /** By which the client finds its requests in a log, once it is read. */
  tag: string | undefined
}

interface ReadQuery {
  readonly asked: AskedQuery
  /** By which the client finds its requests in a log. */
  readonly tag: string | undefined
}

/**
 * Answers a GET of `/data/query` whose like the gates have let through, without asking them again: they take longer
 * than most queries. Leaves all others alone.
 */
export function admittedQueries(lake: Lake, statistics: ServerStatistics, admissions: Admissions) {
  const answer = queryAnswers(lake, statistics.queries)
  const addressOf = clientAddress(lake.config.trustedProxies)
  const report = reportRequest(lake.log, statistics.requests)
  const bodies = new ReadyBodies(lake.answers, memoryShares(lake.config.memoryBytes).bodies)
  const read = new LRUCache<string, ReadQuery>({
    maxSize: REMEMBERED,
    sizeCalculation: (_, options) => options.length,
  })

  /** Remembers a query and its options; its parameters are others each time. */
  function readQuery(search: string, apiVersion: string): ReadQuery {
    const { options, parameters } = partsOf(search)
    const key = `${apiVersion}?${options}`
    let known = read.get(key)
    if (known === undefined) {
      const named = new URLSearchParams(options)
      known = { asked: queryOfUrl(named, apiVersion), tag: named.get('tag') ?? undefined }
      read.set(key, known)
    }
    const params = readParams(new URLSearchParams(parameters))
    return { asked: { ...known.asked, params }, tag: known.tag }
  }

  /** Whether all that is left to do was to send it. */
  function send(outgoing: ServerResponse, id: string, admission: Admission, search: string) {
    const started = performance.now()
    const ready = bodies.get(admission, search)
    if (ready === undefined) return false
    const { bytes, tag } = ready
    const head = [...admission.head, REQUEST_ID, id, ...ANSWER_HEAD]
    head.push('content-length', String(bytes.byteLength))
    outgoing.writeHead(200, head).end(bytes)
    statistics.queries.answered()
    const { path, route } = admission
    report({ id, method: 'GET', route, path, status: 200, started, tag })
    return true
  }

  /** Answers what a thread worked out, or could not, as soon as that is known; all else now. */
  function respond(asking: Asking): void {
    const { incoming, admission, search } = asking
    try {
      const { asked, tag } = readQuery(search, admission.apiVersion)
      asking.tag = tag
      const answered = answer(asked, admission, () => addressOf(incoming))
      if (answered instanceof Promise) {
        answered
          .then((known) => sendAnswer(asking, known))
          .catch((error: unknown) => sendError(asking, error))
      } else sendAnswer(asking, answered)
    } catch (error) {
      sendError(asking, error)
    }
  }

  function sendAnswer(asking: Asking, answered: AnsweredQuery): void {
    const { admission, search, tag } = asking
    bodies.keep(admission, search, { ...answered, tag })
    sendLater(asking, 200, ANSWER_HEAD, answered.body)
  }

  function sendError(asking: Asking, error: unknown): void {
    const { id, admission } = asking
    const told = apiErrorOf(error, lake.log, { id, method: 'GET', path: admission.path })
    const headers = ['content-type', 'application/json', ...Object.entries(told.headers).flat()]
    sendLater(asking, told.status, headers, JSON.stringify(told.body))
  }

  function sendLater(asking: Asking, status: number, headers: readonly string[], body: string) {
    const { outgoing, id, admission, started, tag } = asking
    const { path, route } = admission
    const length = ['content-length', String(Buffer.byteLength(body))]
    const head = [...admission.head, REQUEST_ID, id, ...headers, ...length]
    atTurnEnd(() => {
      try {
        outgoing.writeHead(status, head).end(body)
        report({ id, method: 'GET', route, path, status, started, tag })
      } catch (error) {
        lake.log({ event: 'failure', id, method: 'GET', path, ...describeFailure(error) })
        outgoing.destroy()
      }
    })
  }

  /** Whether it is answered, or about to be. */
  return (incoming: IncomingMessage, outgoing: ServerResponse, id: string): boolean => {
    const { method, url = '' } = incoming
    if (method !== 'GET' || url.length > LONGEST_URL) return false
    const admission = admissions.of(incoming)
    if (admission === null) return false
    const search = url.slice(url.indexOf('?') + 1)
    if (send(outgoing, id, admission, search)) return true
    const started = performance.now()
    respond({ incoming, outgoing, id, admission, search, started, tag: undefined })
    return true
  }
}

/** A query string, `$name=…` apart from all else. */
function partsOf(search: string): { options: string; parameters: string } {
  const options: string[] = []
  const parameters: string[] = []
  for (const part of search.split('&')) {
    if (part.startsWith('$') || part.startsWith('%24')) parameters.push(part)
    else options.push(part)
  }
  return { options: options.join('&'), parameters: parameters.join('&') }
}

const ANSWER_HEAD = Object.entries(ANSWER_HEADERS).flat()
