/**
 * Names the fields that hold something but not a list or not an object, as they should: what a projection
 * reads of those is nothing, and nobody would notice. Texts and numbers are told by the views.
 */
export const misshapenPost = /* groq */ `"misshapen": [
  select(defined(categories) && !defined(categories[]) => "categories"),
  select(defined(tags) && !defined(tags[]) => "tags"),
  select(defined(body) && !defined(body[]) => "body"),
  select(defined(featuredProducts) && !defined(featuredProducts[]) => "featuredProducts"),
  select(defined(citations) && !defined(citations[]) => "citations"),
  select(defined(relatedPosts) && !defined(relatedPosts[]) => "relatedPosts"),
  select(defined(coverImage) && (!defined(coverImage{ _type }) || defined(coverImage[])) => "coverImage"),
  select(defined(author) && (!defined(author{ _ref }) || defined(author[])) => "author"),
  select(defined(reviewer) && (!defined(reviewer{ _ref }) || defined(reviewer[])) => "reviewer"),
  select(defined(seo) && (!defined(seo{ _type }) || defined(seo[])) => "seo")
]`

/** The same for products. */
export const misshapenProduct = /* groq */ `"misshapen": [
  select(defined(description) && !defined(description[]) => "description"),
  select(defined(gallery) && !defined(gallery[]) => "gallery"),
  select(defined(variants) && !defined(variants[]) => "variants"),
  select(defined(ingredients) && !defined(ingredients[]) => "ingredients"),
  select(defined(faq) && !defined(faq[]) => "faq"),
  select(defined(categories) && !defined(categories[]) => "categories"),
  select(defined(purchase) && (!defined(purchase{ _type }) || defined(purchase[])) => "purchase"),
  select(
    defined(supplementFacts) && (!defined(supplementFacts{ _type }) || defined(supplementFacts[])) => "supplementFacts"
  ),
  select(defined(seo) && (!defined(seo{ _type }) || defined(seo[])) => "seo")
]`

/** The same for pages of the page builder. */
export const misshapenPage = /* groq */ `"misshapen": [
  select(defined(sections) && !defined(sections[]) => "sections"),
  select(defined(seo) && (!defined(seo{ _type }) || defined(seo[])) => "seo")
]`

/** The same for the front page. */
export const misshapenHome = /* groq */ `"misshapen": [
  select(defined(featuredProducts) && !defined(featuredProducts[]) => "featuredProducts"),
  select(defined(sections) && !defined(sections[]) => "sections"),
  select(defined(featuredPost) && (!defined(featuredPost{ _ref }) || defined(featuredPost[])) => "featuredPost")
]`

/** The same for the site's settings. */
export const misshapenSettings = /* groq */ `"misshapen": [
  select(defined(navigation) && !defined(navigation[]) => "navigation"),
  select(defined(social) && !defined(social[]) => "social"),
  select(defined(footer) && (!defined(footer{ _type }) || defined(footer[])) => "footer"),
  select(defined(footer.columns) && !defined(footer.columns[]) => "footer.columns"),
  select(defined(announcement) && (!defined(announcement{ _type }) || defined(announcement[])) => "announcement")
]`
