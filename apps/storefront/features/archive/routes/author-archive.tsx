import { loadAuthor } from '@/content/load-archives'
import { profileJsonLd } from '@/features/seo/profile-json-ld'
import { AuthorPage } from '../components/author-page'
import { archiveRoute } from './archive-route'

/** The posts by an author. */
export const authorArchive = archiveRoute({
  slugs: 'people',
  load: loadAuthor,
  describe: ({ name, bio, portrait, total, reviewed }) => ({
    title: name,
    description: bio,
    image: portrait,
    noIndex: total === 0 && reviewed.length === 0,
  }),
  jsonLd: profileJsonLd,
  render: (found) => <AuthorPage {...found} />,
})
