import { answerSearch } from '@/features/search/answer-search'

/** Answers the search dialog as its reader types. */
export function GET(request: Request): Promise<Response> {
  return answerSearch(request)
}
