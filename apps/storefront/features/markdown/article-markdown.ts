import type { ArticleView } from '@vitrine/content/views/article'
import type { PersonView } from '@vitrine/content/views/person'
import type { SettingsView } from '@vitrine/content/views/settings'
import { absoluteUrl } from '@/content/absolute-url'
import { dateInWords } from '@/locale/date-in-words'
import { format, t } from '@/locale/messages'
import { articleTree } from './article-tree'
import { heading, image, lines, link, list, type Piece, paragraph } from './nodes'
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

function dates({ publishedAt, _updatedAt, lastReviewedAt }: ArticleView): (Piece[] | null)[] {
  const published = publishedAt && dateInWords(publishedAt)
  const updated = dateInWords(_updatedAt)
  return [
    published ? [t('markdown.published', { date: published })] : null,
    updated === published || (publishedAt && _updatedAt < publishedAt)
      ? null
      : [t('markdown.updated', { date: updated })],
    lastReviewedAt
      ? [t.markup('article.lastChecked', { date: () => dateInWords(lastReviewedAt) })]
      : null,
  ]
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
