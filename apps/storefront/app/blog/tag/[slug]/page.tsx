import { tagArchive } from '@/app/blog/_archive/tag-archive'

export const { generateStaticParams, generateMetadata } = tagArchive

export default tagArchive.Page
