import 'server-only'
import { readQuestion } from '@vitrine/content/search/question'
import { busyResponse } from '@/fallback/busy-response'
import { clientOf } from '@/server/client-address'
import { secondsToWait } from '@/server/seconds-to-wait'
import { searchLimits } from './search-limits'

/** Counts a request for a page of results; null when it may be answered, else a designed page with status 429. */
export async function refuseSearch(
  headers: Headers,
  params: URLSearchParams,
): Promise<Response | null> {
  // Without a question nothing is searched.
  if (readQuestion(params.get('q'), params.get('page')).kind !== 'question') return null
  const wait = await secondsToWait(searchLimits().page, clientOf(headers))
  return wait === null ? null : busyResponse(wait)
}
