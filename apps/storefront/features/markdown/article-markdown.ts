import type { ArticleView } from '@vitrine/content/views/article'
import type { PersonView } from '@vitrine/content/views/person'
import type { SettingsView } from '@vitrine/content/views/settings'
import { revisionOf } from '@vitrine/content/views/updated-at'
import { absoluteUrl } from '@/content/absolute-url'
import { dateInWords } from '@/locale/date-in-words'
import { format, t } from '@/locale/messages'
import { articleTree } from './article-tree'
import { heading, image, lines, link, list, paragraph } from './nodes'
import { writeMarkdown } from './write-markdown'

/** An article as Markdown: what its page says, in the same order. */
export function articleMarkdown(article: ArticleView, settings: SettingsView): string {
  return writeMarkdown([
    heading(1, article.title),
    ...(article.excerpt ? [paragraph(...lines(article.excerpt))] : []),
    list([
      article.author && [
        t.markup('article.writtenBy', { quiet, name: () => named(article.author) }),
      ],
      article.reviewer && [
        t.markup('article.reviewedBy', { quiet, name: () => named(article.reviewer) }),
      ],
      ...dates(article),
      article.categories.length > 0
        ? [t('markdown.subjects', { subjects: format.list(article.categories.map(titleOf)) })]
        : null,
      [link(article.href, [absoluteUrl(article.href)])],
    ]),
    ...(article.coverImage ? [paragraph(image(article.coverImage))] : []),
    ...articleTree(article, settings),
  ])
}

function dates(article: ArticleView): string[][] {
  const { publishedAt, lastReviewedAt } = article
  const revised = revisionOf(article)
  const dated = [
    publishedAt && t.markup('article.published', { date: () => dateInWords(publishedAt) }),
    revised && t.markup('article.updated', { date: () => dateInWords(revised) }),
    lastReviewedAt && t.markup('article.lastChecked', { date: () => dateInWords(lastReviewedAt) }),
  ]
  return dated.flatMap((words) => (words ? [[words]] : []))
}

function named(person: PersonView | null): string {
  if (!person) return ''
  const { name, credentials } = person
  return credentials ? `${name}${t('article.credentials', { credentials })}` : name
}

function titleOf({ title }: { title: string }): string {
  return title
}

function quiet(words: string): string {
  return words
}
