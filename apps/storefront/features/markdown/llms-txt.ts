import { feedHref } from '@vitrine/content/routes/feed-href'
import { markdownHref } from '@vitrine/content/routes/markdown-href'
import type { DirectoryView } from '@vitrine/content/views/directory'
import type { SettingsView } from '@vitrine/content/views/settings'
import type { RootContent } from 'mdast'
import { t } from '@/locale/messages'
import { heading, lines, link, list, type Piece, paragraph } from './nodes'
import { writeMarkdown } from './write-markdown'

/** The name that https://llmstxt.org gives to what may be left out. */
const OPTIONAL = 'Optional'

type Entry = DirectoryView['posts'][number] | DirectoryView['products'][number]

/** What the site holds, for language models, as https://llmstxt.org describes it. */
export function llmsTxt({ posts, products }: DirectoryView, settings: SettingsView): string {
  const { title, description } = settings
  const subjects = Map.groupBy(posts, ({ category }) => category ?? t('llms.others'))
  return writeMarkdown([
    heading(1, title),
    ...(description
      ? [{ type: 'blockquote' as const, children: [paragraph(...lines(description))] }]
      : []),
    paragraph(t('llms.about')),
    ...[...subjects].flatMap(([subject, entries]) => section(subject, entries)),
    ...section(t('shop.title'), products),
    heading(2, OPTIONAL),
    list([
      [link(feedHref('/blog', 'rss'), [t('llms.feed')])],
      [link('/sitemap.xml', [t('llms.sitemap')])],
    ]),
  ])
}

function section(name: string, entries: readonly Entry[]): RootContent[] {
  const items = entries.flatMap((entry) => (entry.href ? [line(entry, entry.href)] : []))
  return items.length === 0 ? [] : [heading(2, name), list(items)]
}

function line({ title, about }: Entry, href: string): Piece[] {
  return [link(markdownHref(href), [title]), about && `: ${about}`]
}
