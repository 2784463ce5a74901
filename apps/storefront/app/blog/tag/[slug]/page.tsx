import type { Metadata } from 'next'
import { slugParam } from '@/content/slug-param'
import { staticSlugs } from '@/content/static-slugs'
import { TagRoute, tagMetadata } from '@/features/archive/routes/tag-route'

type Props = PageProps<'/blog/tag/[slug]'>

export function generateStaticParams() {
  return staticSlugs('tags')
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return tagMetadata(await slugParam(params), 1)
}

export default async function Page({ params }: Props) {
  return <TagRoute slug={await slugParam(params)} page={1} />
}
