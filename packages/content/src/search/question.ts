import { MAX_QUERY_LENGTH, tidyQuery } from './search-terms.ts'

/** What the parameters of a search ask for. */
export type Question =
  | { readonly kind: 'none' }
  | { readonly kind: 'tooLong' }
  /** The page is no number of one. */
  | { readonly kind: 'noPage' }
  | { readonly kind: 'question'; readonly query: string; readonly page: number }

type Parameter = string | readonly string[] | null | undefined

const PAGE_NUMBER = /^[1-9]\d{0,5}$/

/** Reads the parameters `q` and `page` of an address; of one that is repeated, the first. */
export function readQuestion(q: Parameter, page?: Parameter): Question {
  const query = tidyQuery(first(q))
  const number = first(page)
  if (number !== '' && !PAGE_NUMBER.test(number)) return { kind: 'noPage' }
  if (query.length > MAX_QUERY_LENGTH) return { kind: 'tooLong' }
  if (query === '') return Number(number) > 1 ? { kind: 'noPage' } : { kind: 'none' }
  return { kind: 'question', query, page: Number(number || 1) }
}

function first(parameter: Parameter): string {
  return (typeof parameter === 'string' ? parameter : parameter?.[0]) ?? ''
}
