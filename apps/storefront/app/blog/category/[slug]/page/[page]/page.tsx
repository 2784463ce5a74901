import { categoryArchive } from '@/app/blog/_archive/category-archive'

export const { generateNumberedParams: generateStaticParams, generateMetadata } = categoryArchive

export default categoryArchive.Page
