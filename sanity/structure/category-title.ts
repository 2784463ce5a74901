import { API_VERSION } from '@vitrine/content/source/content-client'
import type { StructureContext } from 'sanity/structure'

/** What a category is called by whoever looks: in the drafts, or in the release that is chosen. */
export async function categoryTitle(
  categoryId: string,
  { getClient, perspectiveStack }: Pick<StructureContext, 'getClient' | 'perspectiveStack'>,
): Promise<string> {
  const title: unknown = await getClient({ apiVersion: API_VERSION })
    .fetch('*[_id == $categoryId][0].title', { categoryId }, { perspective: perspectiveStack })
    // The list beneath says itself when nothing answers.
    .catch(() => null)
  return typeof title === 'string' && title ? title : 'Untitled category'
}
