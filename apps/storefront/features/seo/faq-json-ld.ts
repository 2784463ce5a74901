import type { FaqItemView } from '@vitrine/content/views/body'
import { absoluteUrl } from '@/content/absolute-url'

/** schema.org FAQPage: the questions of a page that have answers; null when there are none. */
export function faqJsonLd(href: string, items: readonly FaqItemView[]): object | null {
  const answered = items.filter((item) => item.answer !== null)
  if (answered.length === 0) return null
  return {
    '@type': 'FAQPage',
    '@id': `${absoluteUrl(href)}#faq`,
    mainEntity: answered.map(({ question, answer }) => ({
      '@type': 'Question',
      name: question,
      acceptedAnswer: { '@type': 'Answer', text: answer },
    })),
  }
}
