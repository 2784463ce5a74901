import { t } from '@/locale/messages'

/** The list of all articles, as its feeds name it. */
export const journal = { name: t('journal.title'), href: '/blog' } as const
