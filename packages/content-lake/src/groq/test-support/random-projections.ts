import type { Random } from './random.ts'
import { RandomExpressions } from './random-expressions.ts'

const OF_A_DOCUMENT = [
  '_id',
  'title',
  '...',
  'odd',
  '"x": n * 2 + 1',
  '"slug": slug.current',
  'author->{_id, title}',
  '"author": author->title',
  'links[]->{_id, "back": count(*[references(^._id)])}',
  '"linked": links[]->n',
  'tags[@ != "a"]',
  '"t": tags[0..1]',
  '"plain": pt::text(body)',
  'featured => {"f": title}',
  '"sel": select(n > 10 => "big", n > 5 => "middle", "small")',
  '"spans": body[].children[].text',
  '"coalesced": coalesce(odd, missing, title)',
  '"joined": array::join(tags, ",")',
  '"now": dateTime("2020-01-01T00:00:00Z") + 60',
  '"minus": -2.5',
  '...author->',
  '...select(featured => author->{"f": title}, {"f": n})',
  '"self": @',
  '"list": [title, ...tags, slug, null, "literal", ...missing]',
  '"compact": array::compact(links[]->{title, "target": ^._ref})',
  '"unique": array::unique([...tags, ...author->tags, title])',
  '"sorted": tags | order(@ desc)',
  '"last": links[-1]->{_id, tags}',
  '"out": tags[7]',
  '"blocks": body[_key != "k1"]{..., "texts": children[].text, "first": children[0], "of": ^.title}',
  '"nth": body[1].children[0...1]{text}',
  '"picked": [body, tags, author->body][0..1]',
  '"scored": links[] | score(_ref == "author-1") | order(_score desc)',
  '"given": $list',
]

const OF_OTHERS = [
  '"related": *[references(^._id)]{_id}',
  '"same": *[_type == ^._type && n == ^.n && _id != ^._id] | order(publishedAt desc)[0...2]._id',
  '"mine": *[author._ref == ^._id][0...2]{_id, "parent": ^.title}',
  '"first": *[slug.current == ^.slug.current][0]._id',
  '"nested": {"inner": *[_id == ^.^.author._ref]{_id}}',
  '"whole": *[_id == ^.author._ref][0]',
  '"best": *[author._ref == ^.author._ref] | score(n > 3) | order(_score desc, _id)[0...2]{..., "of": ^.title}',
]

/** A query over `randomDocuments` that puts much together, most of it traceable to where it stands. */
export function randomProjection(random: Random): string {
  const filter = new RandomExpressions(random).condition(1)
  const attributes = new Set(random.some([...OF_A_DOCUMENT, ...OF_OTHERS], 14))
  return `*[${filter}][0...9]{${[...attributes, '_type'].join(', ')}}`
}
