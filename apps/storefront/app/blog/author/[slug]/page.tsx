import type { Metadata } from 'next'
import { slugParam } from '@/content/slug-param'
import { staticSlugs } from '@/content/static-slugs'
import { AuthorRoute, authorMetadata } from '@/features/archive/routes/author-route'

type Props = PageProps<'/blog/author/[slug]'>

export function generateStaticParams() {
  return staticSlugs('people')
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return authorMetadata(await slugParam(params), 1)
}

export default async function Page({ params }: Props) {
  return <AuthorRoute slug={await slugParam(params)} page={1} />
}
