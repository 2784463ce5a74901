import { tagArchive } from '@/features/archive/routes/tag-archive'

export const { generateStaticParams, generateMetadata } = tagArchive

export default tagArchive.Page
