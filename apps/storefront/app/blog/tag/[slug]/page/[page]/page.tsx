import { tagArchive } from '@/app/blog/_archive/tag-archive'

export const { generateNumberedParams: generateStaticParams, generateMetadata } = tagArchive

export default tagArchive.Page
