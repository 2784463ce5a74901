import type { Metadata } from 'next'
import { slugParam } from '@/content/slug-param'
import { staticSlugs } from '@/content/static-slugs'
import { TagRoute, tagMetadata } from '@/features/archive/routes/tag-route'

type Props = PageProps<'/blog/tag/[slug]/page/[page]'>

export async function generateStaticParams() {
  const [first] = await staticSlugs('tags')
  return [{ ...first, page: '2' }]
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return tagMetadata(await slugParam(params), Number((await params).page))
}

export default async function Page({ params }: Props) {
  return <TagRoute slug={await slugParam(params)} page={Number((await params).page)} />
}
