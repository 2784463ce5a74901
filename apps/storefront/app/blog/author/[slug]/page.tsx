import { authorArchive } from '@/app/blog/_archive/author-archive'

export const { generateStaticParams, generateMetadata } = authorArchive

export default authorArchive.Page
