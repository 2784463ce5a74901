import { authorArchive } from '@/app/blog/_archive/author-archive'

export const { generateNumberedParams: generateStaticParams, generateMetadata } = authorArchive

export default authorArchive.Page
