import 'server-only'
import { log } from '@/server/log'
import { answerWithPage } from './own-page'

/** Leads to a page by GET, so that loading it anew sends no form again. */
export function seeOther(location: string): Response {
  return new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store' } })
}

/** Answers who does something too often: 429, and in how many seconds it may be done again. */
export function busy(seconds: number): Promise<Response> {
  return answerWithPage('/newsletter/busy', 429, { 'retry-after': String(seconds) })
}

/** Answers 404, as do the newsletter's pages, where this server cannot keep subscribers or write to them. */
export function notConfigured(): Promise<Response> {
  log.warn('newsletter.not-configured')
  return answerWithPage('/newsletter', 404)
}
