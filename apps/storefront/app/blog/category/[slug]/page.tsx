import type { Metadata } from 'next'
import { slugParam } from '@/content/slug-param'
import { staticSlugs } from '@/content/static-slugs'
import { CategoryRoute, categoryMetadata } from '@/features/archive/routes/category-route'

type Props = PageProps<'/blog/category/[slug]'>

export function generateStaticParams() {
  return staticSlugs('categories')
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return categoryMetadata(await slugParam(params), 1)
}

export default async function Page({ params }: Props) {
  return <CategoryRoute slug={await slugParam(params)} page={1} />
}
