import type { Metadata } from 'next'
import { slugParam } from '@/content/slug-param'
import { staticSlugs } from '@/content/static-slugs'
import { CategoryRoute, categoryMetadata } from '@/features/archive/routes/category-route'

type Props = PageProps<'/blog/category/[slug]/page/[page]'>

export async function generateStaticParams() {
  const [first] = await staticSlugs('categories')
  return [{ ...first, page: '2' }]
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return categoryMetadata(await slugParam(params), Number((await params).page))
}

export default async function Page({ params }: Props) {
  return <CategoryRoute slug={await slugParam(params)} page={Number((await params).page)} />
}
