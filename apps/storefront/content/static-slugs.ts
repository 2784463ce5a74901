import 'server-only'
import type { SlugsView } from '@vitrine/content/views/addresses'
import { readContent } from './content'
import { requests } from './requests'

/** Next.js wants at least one page of each kind at build, also of an empty dataset; this one is a 404. */
const NO_SLUG = 'none'

/** The pages of one kind that the build makes ready. For use in `generateStaticParams`. */
export async function staticSlugs(kind: keyof SlugsView): Promise<{ slug: string }[]> {
  const slugs = (await readContent(requests.slugs()))?.[kind] ?? []
  return (slugs.length > 0 ? slugs : [NO_SLUG]).map((slug) => ({ slug }))
}
