import type { IncomingMessage, ServerResponse } from 'node:http'
import { LRUCache } from 'lru-cache'
import type { Lake } from '../../datasets/lake.ts'
import { describeFailure } from '../../logging/log.ts'
import { clientAddress } from '../client-address.ts'
import { apiErrorOf } from '../error-response.ts'
import type { ServerStatistics } from '../metrics/server-statistics.ts'
import { reportRequest } from '../report-request.ts'
import { REQUEST_ID } from '../request-id.ts'
import type { Admission, Admissions } from './admissions.ts'
import { ANSWER_HEADERS, queryAnswers } from './answer-query.ts'
import { type AskedQuery, queryOfUrl } from './asked-query.ts'

/** In characters of URLs. */
const REMEMBERED = 2_000_000
/** Longer ones take the way that checks how long they may be. */
const LONGEST_URL = 16_384

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
  const read = new LRUCache<string, ReadQuery>({
    maxSize: REMEMBERED,
    sizeCalculation: (_, url) => url.length,
  })

  function readQuery(url: string, apiVersion: string): ReadQuery {
    const search = url.slice(url.indexOf('?'))
    const key = apiVersion + search
    const known = read.get(key)
    if (known !== undefined) return known
    const parameters = new URLSearchParams(search)
    const found = {
      asked: queryOfUrl(parameters, apiVersion),
      tag: parameters.get('tag') ?? undefined,
    }
    read.set(key, found)
    return found
  }

  async function respond(
    incoming: IncomingMessage,
    outgoing: ServerResponse,
    id: string,
    admission: Admission,
  ): Promise<void> {
    const started = performance.now()
    const { path, route, headers } = admission
    const head = [...headers.flat(), REQUEST_ID, id]
    let status = 200
    let tag: string | undefined
    let body: string
    try {
      const { asked, ...rest } = readQuery(incoming.url ?? '', admission.apiVersion)
      tag = rest.tag
      body = await answer(asked, admission, () => addressOf(incoming))
      head.push(...ANSWER_HEAD)
    } catch (error) {
      const told = apiErrorOf(error, lake.log, { id, method: 'GET', path })
      status = told.status
      body = JSON.stringify(told.body)
      head.push('content-type', 'application/json', ...Object.entries(told.headers).flat())
    }
    head.push('content-length', String(Buffer.byteLength(body)))
    outgoing.writeHead(status, head).end(body)
    report({ id, method: 'GET', route, path, status, started, tag })
  }

  /** Whether it is answered, or about to be. */
  return (incoming: IncomingMessage, outgoing: ServerResponse, id: string): boolean => {
    const { method, url = '' } = incoming
    if (method !== 'GET' || url.length > LONGEST_URL) return false
    const admission = admissions.of(incoming)
    if (admission === null) return false
    respond(incoming, outgoing, id, admission).catch((error: unknown) => {
      lake.log({ event: 'failure', id, method, path: admission.path, ...describeFailure(error) })
      outgoing.destroy()
    })
    return true
  }
}

const ANSWER_HEAD = Object.entries(ANSWER_HEADERS).flat()
