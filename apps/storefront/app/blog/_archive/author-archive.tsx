import { loadAuthor } from '@/content/load-archives'
import { AuthorPage } from '@/features/archive/components/author-page'
import { profileJsonLd } from '@/features/seo/profile-json-ld'
import { authorCard } from '@/features/social-card/page-cards'
import { archiveRoute } from './archive-route'

/** The posts by an author. */
export const authorArchive = archiveRoute({
  slugs: 'people',
  load: loadAuthor,
  describe: (archive, settings) => ({
    title: archive.name,
    description: archive.bio,
    card: authorCard(archive, settings),
    noIndex: archive.total === 0 && archive.reviewed.length === 0,
  }),
  jsonLd: ({ archive }, settings) => profileJsonLd(archive, settings),
  render: (found) => <AuthorPage {...found} />,
})
