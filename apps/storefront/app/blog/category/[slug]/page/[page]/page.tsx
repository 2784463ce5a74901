import { categoryArchive } from '@/features/archive/routes/category-archive'

export const { generateNumberedParams: generateStaticParams, generateMetadata } = categoryArchive

export default categoryArchive.Page
