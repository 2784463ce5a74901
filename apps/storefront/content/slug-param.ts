import { decoded } from '@vitrine/content/routes/decoded'

/** The slug of a route's parameters, which Next.js hands over as it stands in the address. */
export async function slugParam(params: Promise<{ slug: string }>): Promise<string> {
  const { slug } = await params
  return decoded(slug) ?? slug
}
