import type { Metadata } from 'next'
import { slugParam } from '@/content/slug-param'
import { staticSlugs } from '@/content/static-slugs'
import { AuthorRoute, authorMetadata } from '@/features/archive/routes/author-route'

type Props = PageProps<'/blog/author/[slug]/page/[page]'>

export async function generateStaticParams() {
  const [first] = await staticSlugs('people')
  return [{ ...first, page: '2' }]
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return authorMetadata(await slugParam(params), Number((await params).page))
}

export default async function Page({ params }: Props) {
  return <AuthorRoute slug={await slugParam(params)} page={Number((await params).page)} />
}
