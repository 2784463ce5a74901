import { categoryArchive } from '@/app/blog/_archive/category-archive'

export const { generateStaticParams, generateMetadata } = categoryArchive

export default categoryArchive.Page
