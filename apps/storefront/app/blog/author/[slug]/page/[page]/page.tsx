import { authorArchive } from '@/features/archive/routes/author-archive'

export const { generateNumberedParams: generateStaticParams, generateMetadata } = authorArchive

export default authorArchive.Page
