import { locale } from '@/locale/locale'
import { t } from '@/locale/messages'

/** What can be said when not even the designed page can be had. */
export const PLAIN_PAGE = `<!doctype html><html lang="${locale.tag}" dir="${locale.direction}"><meta charset="utf-8">
<title>${t('errors.unavailable.title')}</title><p>${t('errors.unavailable.plain')}</p>`
