import { citationMarks } from '@vitrine/content/views/citation-marks'
import type { PostPageView } from '@vitrine/content/views/post-page'
import { sellsProducts } from '@vitrine/content/views/sells-products'
import type { SettingsView } from '@vitrine/content/views/settings'
import { ArticleSignUp } from '@/features/newsletter/components/article-sign-up'
import { PostStories } from '@/features/posts/components/post-stories'
import { ShareLinks } from '@/features/share/components/share-links'
import { t } from '@/locale/messages'
import { SectionHeading } from '@/ui/section-heading'
import { ArticleBody } from './article-body'
import { ArticleHeader } from './article-header'
import { ArticleProducts } from './article-products'
import { AuthorNote } from './author-note'
import { CitationList } from './citation-list'
import { PostNeighbours } from './post-neighbours'
import { TableOfContents } from './table-of-contents'
import { TagLinks } from './tag-links'

interface ArticlePageProps {
  readonly post: PostPageView
  readonly settings: SettingsView
}

/** An article from its title to the next one. */
export function ArticlePage({ post, settings }: ArticlePageProps) {
  const marks = citationMarks(post.body, post.citations)
  return (
    <div className="reading-scope">
      <div className="reading-progress" aria-hidden="true" />
      <article>
        <ArticleHeader post={post} />
        <div className="page-width mt-10 grid grid-cols-[minmax(0,1fr)] gap-x-12 md:mt-16 lg:grid-cols-[13rem_minmax(0,36.5rem)_1fr] xl:grid-cols-[15rem_minmax(0,36.5rem)_1fr] xl:gap-x-20">
          <div className="max-lg:mx-auto max-lg:w-full max-lg:max-w-[36.5rem]">
            <TableOfContents headings={post.headings} />
          </div>
          <div className="reading-track measure mx-auto">
            {settings.productDisclosure && sellsProducts(post) && (
              <p className="mb-8 border-rule border-b pb-4 text-fine text-soft">
                {settings.productDisclosure}
              </p>
            )}
            <ArticleBody
              body={post.body}
              headings={post.headings}
              marks={marks}
              currency={settings.currency}
            />
            <TagLinks tags={post.tags} />
            <ShareLinks href={post.href} title={post.title} />
            {post.author && <AuthorNote person={post.author} />}
            {post.citations.length > 0 && <CitationList citations={post.citations} marks={marks} />}
            {settings.disclaimer && (
              <p className="mt-10 text-fine text-soft">{settings.disclaimer}</p>
            )}
            <ArticleSignUp settings={settings} />
          </div>
        </div>
      </article>
      <ArticleProducts products={post.featuredProducts} currency={settings.currency} />
      <PostNeighbours previous={post.previous} next={post.next} />
      {post.relatedPosts.length > 0 && (
        <section
          aria-labelledby="read_on"
          className="below-fold no-print page-width mt-20 md:mt-28"
        >
          <SectionHeading id="read_on" title={t('article.related')} />
          <PostStories posts={post.relatedPosts} />
        </section>
      )}
    </div>
  )
}
