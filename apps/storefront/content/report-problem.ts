import type { ContentProblem } from '@vitrine/content/views/fail-soft'
import { LRUCache } from 'lru-cache'
import { log } from '@/server/log'

/** What a page was rendered without, and what a document holds that is not of the shape its schema says. */
export type ProblemEvent = 'content.omitted' | 'content.misshapen'

/** The bundler makes several instances of this module in one process; they share what was told. */
const shared: typeof globalThis & { vitrineReported?: LRUCache<string, true> } = globalThis

/** The same content is read again and again; its problems are told once an hour. */
export function reportProblem(event: ProblemEvent, problem: ContentProblem): void {
  shared.vitrineReported ??= new LRUCache({ max: 5_000, ttl: 3_600_000 })
  const { documentId, field, reason } = problem
  const key = JSON.stringify([event, documentId, field, reason])
  if (shared.vitrineReported.has(key)) return
  shared.vitrineReported.set(key, true)
  log.warn(event, { document: documentId, field, reason })
}
