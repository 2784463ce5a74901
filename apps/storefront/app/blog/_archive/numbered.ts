import { t } from '@/locale/messages'

/** The title of one page of a list, after the first with its number. */
export function numbered(title: string, page: number): string {
  return page === 1 ? title : t('archive.titleOfPage', { title, page })
}
