import { tagArchive } from '@/features/archive/routes/tag-archive'

export const { generateNumberedParams: generateStaticParams, generateMetadata } = tagArchive

export default tagArchive.Page
