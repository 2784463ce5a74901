import { z } from 'zod'
import { list, part, text } from './fields.ts'
import { postCardSchema } from './post-card.ts'
import { productCardSchema } from './product-card.ts'
import { sectionsSchema } from './sections.ts'

const homeSchema = z.object({
  _id: z.string(),
  title: text,
  standfirst: text,
  featuredPost: part(postCardSchema),
  featuredProducts: list(productCardSchema),
  sections: sectionsSchema,
})

/** Accepts the result of `HOME_QUERY`. */
export const homePageSchema = z
  .object({
    home: part(homeSchema),
    latestPosts: list(postCardSchema),
    products: list(productCardSchema),
  })
  .transform(({ home, latestPosts, products }) => {
    const featured = home?.featuredPost?.isDue ? home.featuredPost : latestPosts[0]
    return {
      title: home?.title ?? null,
      standfirst: home?.standfirst ?? null,
      /** The editor's choice, or else the newest post. */
      featuredPost: featured ?? null,
      latestPosts: latestPosts.filter((post) => post._id !== featured?._id),
      /** The editor's choice, or else the first of the shop. */
      featuredProducts: home?.featuredProducts.length ? home.featuredProducts : products,
      sections: home?.sections ?? [],
    }
  })

export type HomePageView = z.infer<typeof homePageSchema>

/** What a site without content shows. */
export const emptyHomePage: HomePageView = {
  title: null,
  standfirst: null,
  featuredPost: null,
  latestPosts: [],
  featuredProducts: [],
  sections: [],
}
