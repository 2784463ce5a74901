import 'server-only'
import { type BuiltPage, builtPage } from '@/fallback/built-page'
import { OFFLINE_PATH } from './offline-path'

let page: BuiltPage | null | undefined

/** The offline page of this build; null in development. */
export function offlinePage(): BuiltPage | null {
  page ??= builtPage(OFFLINE_PATH)
  return page
}
