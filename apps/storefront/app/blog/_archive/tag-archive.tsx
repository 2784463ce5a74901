import { loadTag } from '@/content/load-archives'
import { TagPage } from '@/features/archive/components/tag-page'
import { archiveJsonLd } from '@/features/seo/list-json-ld'
import { tagCard } from '@/features/social-card/page-cards'
import { archiveRoute } from './archive-route'

/** The posts that bear a tag. */
export const tagArchive = archiveRoute({
  slugs: 'tags',
  load: loadTag,
  describe: (archive, settings) => ({ title: archive.tag, card: tagCard(archive, settings) }),
  jsonLd: ({ archive, pagination }, settings) =>
    archiveJsonLd({ ...archive, name: archive.tag, page: pagination.page }, settings),
  render: (found) => <TagPage {...found} />,
})
