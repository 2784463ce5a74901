import {
  daysFromNow,
  item,
  post,
  product,
  reference,
  slug,
} from '../../../../packages/content/test/support/fixture'

const category = (id: string, title: string) => ({
  _id: `category-${id}`,
  _type: 'category',
  title,
  slug: slug(id),
})

const person = (id: string, name: string) => ({
  _id: `person-${id}`,
  _type: 'person',
  name,
  slug: slug(id),
})

const EXTRA: Readonly<Record<string, object>> = {
  s1: { featuredProducts: [item('magnesium')], tags: ['rest'] },
  s2: { featuredProducts: [item('magnesium')] },
  f1: { featuredProducts: [item('iron')], tags: ['greens'] },
}

/** Thirteen posts, one more than a page of the journal holds; those of each letter follow each other in time. */
const posts = (
  [
    ['f', 5, 'food', 'oren', -10],
    ['s', 5, 'sleep', 'iris', -20],
    ['o', 3, 'past', 'olga', -30],
  ] as const
).flatMap(([letter, number, categoryId, author, newest]) =>
  Array.from({ length: number }, (_, index) => {
    const id = `${letter}${number - index}`
    return post(id, `The ${id}`, daysFromNow(newest - index), {
      author: reference(`person-${author}`),
      categories: [item(`category-${categoryId}`)],
      ...EXTRA[id],
    })
  }),
)

/** Content in three circles that have nothing in common but the lists of all, and time. */
export const SOME_CONTENT: readonly ({ _id: string; _type: string } & Record<string, unknown>)[] = [
  { _id: 'settings', _type: 'settings', title: 'Counted', currency: 'EUR' },
  { _id: 'home', _type: 'home', title: 'Counted', featuredProducts: [item('tea')] },
  category('sleep', 'Sleep'),
  category('food', 'Food'),
  category('past', 'Past'),
  person('iris', 'Iris'),
  person('oren', 'Oren'),
  person('olga', 'Olga'),
  product('magnesium', 'Magnesium', 24, { categories: [item('category-sleep')] }),
  product('iron', 'Iron', 12),
  product('tea', 'Tea', 6),
  ...posts,
  {
    _id: 'about',
    _type: 'page',
    title: 'About',
    slug: slug('about'),
    sections: [
      { _type: 'postGrid', _key: 'a', title: 'Read', category: reference('category-food') },
      { _type: 'productGrid', _key: 'b', title: 'Take', products: [item('tea')] },
    ],
  },
]

/** Every address of it, in some of the forms that they have. */
export const SOME_PAGES = [
  '/',
  '/about',
  '/blog',
  '/blog/page/2',
  ...posts.map(({ _id }) => `/blog/${_id}`),
  '/blog/s1.md',
  ...['sleep', 'food', 'past'].map((id) => `/blog/category/${id}`),
  ...['iris', 'oren', 'olga'].map((id) => `/blog/author/${id}`),
  ...['rest', 'greens'].map((tag) => `/blog/tag/${tag}`),
  '/blog/rss.xml',
  '/blog/category/sleep/atom.xml',
  '/blog/category/food/feed.json',
  '/products',
  ...['magnesium', 'iron', 'tea'].map((id) => `/products/${id}`),
  '/products/magnesium.md',
  '/llms.txt',
  '/sitemap.xml',
]

export const LISTS_OF_ALL = ['/', '/blog', '/blog/rss.xml', '/llms.txt', '/sitemap.xml']

export const OF_MAGNESIUM = ['/products/magnesium', '/products/magnesium.md']

/** Where the card of the post `s1` is, or its title as a neighbour's. */
export const SHOWING_S1 = [
  ...LISTS_OF_ALL,
  ...OF_MAGNESIUM,
  '/blog/author/iris',
  '/blog/category/sleep',
  '/blog/category/sleep/atom.xml',
  '/blog/o3',
  '/blog/s1',
  '/blog/s1.md',
  '/blog/s2',
  '/blog/tag/rest',
]

export const OF_FOOD = [
  ...LISTS_OF_ALL,
  '/about',
  '/blog/author/oren',
  '/blog/category/food',
  '/blog/category/food/feed.json',
  '/blog/f1',
  '/blog/f2',
  '/blog/f3',
  '/blog/f4',
  '/blog/f5',
  '/products/iron',
]
