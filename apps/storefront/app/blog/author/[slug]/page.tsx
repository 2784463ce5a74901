import { authorArchive } from '@/features/archive/routes/author-archive'

export const { generateStaticParams, generateMetadata } = authorArchive

export default authorArchive.Page
