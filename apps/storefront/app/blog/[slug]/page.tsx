import { modifiedAt } from '@vitrine/content/views/updated-at'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { loadPost } from '@/content/load-pages'
import { loadSettings } from '@/content/load-settings'
import { slugParam } from '@/content/slug-param'
import { staticSlugs } from '@/content/static-slugs'
import { ArticlePage } from '@/features/article/components/article-page'
import { journal } from '@/features/posts/journal'
import { articleJsonLd } from '@/features/seo/article-json-ld'
import { JsonLd } from '@/features/seo/json-ld'
import { pageMetadata } from '@/features/seo/page-metadata'
import { postCard } from '@/features/social-card/page-cards'

type Props = PageProps<'/blog/[slug]'>

export function generateStaticParams() {
  return staticSlugs('posts')
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [post, settings] = await Promise.all([loadPost(await slugParam(params)), loadSettings()])
  if (!post) return {}
  return pageMetadata({
    settings,
    path: post.href,
    title: post.title,
    description: post.excerpt,
    card: postCard(post, settings),
    seo: post.seo,
    feeds: [journal],
    markdown: true,
    article: {
      publishedAt: post.publishedAt,
      modifiedAt: modifiedAt(post),
      author: post.author?.name ?? null,
    },
  })
}

export default async function Page({ params }: Props) {
  const [post, settings] = await Promise.all([loadPost(await slugParam(params)), loadSettings()])
  if (!post) notFound()
  return (
    <>
      <JsonLd data={articleJsonLd(post, settings)} />
      <ArticlePage post={post} settings={settings} />
    </>
  )
}
