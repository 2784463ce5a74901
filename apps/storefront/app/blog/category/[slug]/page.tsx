import { categoryArchive } from '@/features/archive/routes/category-archive'

export const { generateStaticParams, generateMetadata } = categoryArchive

export default categoryArchive.Page
