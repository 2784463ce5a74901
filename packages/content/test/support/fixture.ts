import type { SanityClient } from '@sanity/client'
import { png } from './picture.ts'

const DAY_MS = 24 * 3600 * 1000

/** A reference as it stands in a document. */
export function reference(id: string) {
  return { _type: 'reference', _ref: id }
}

/** A reference as it stands in a list. */
export function item(id: string) {
  return { ...reference(id), _key: id }
}

export function slug(current: string) {
  return { _type: 'slug', current }
}

/** A paragraph; texts with an `href` or a document id become links. */
export function paragraph(key: string, text: string, style = 'normal') {
  return {
    _type: 'block',
    _key: key,
    style,
    markDefs: [],
    children: [{ _type: 'span', _key: `${key}-0`, text, marks: [] }],
  }
}

/** `days` from now as content has it; negative is in the past. */
export function daysFromNow(days: number): string {
  return new Date(Date.now() + days * DAY_MS).toISOString()
}

export function product(id: string, name: string, price: number, extra: object = {}) {
  return {
    _id: id,
    _type: 'product',
    name,
    slug: slug(id),
    brand: 'Mossrow',
    tagline: `${name}, plainly made`,
    variants: [
      {
        _type: 'variant',
        _key: 'v1',
        name: '60 capsules',
        sku: `${id}-60`,
        price,
        stock: 'inStock',
      },
    ],
    purchase: {
      _type: 'purchase',
      kind: 'external',
      url: 'https://shop.example/buy',
      label: 'Buy',
    },
    ...extra,
  }
}

export function post(id: string, title: string, publishedAt: string, extra: object = {}) {
  return {
    _id: id,
    _type: 'post',
    title,
    slug: slug(id),
    excerpt: `${title} in a few words`,
    publishedAt,
    author: reference('person-iris'),
    categories: [item('category-sleep')],
    body: [paragraph('p1', `${title} begins here.`)],
    ...extra,
  }
}

/** Writes a small shop and journal: three posts in time's order, one scheduled, two products, a page. */
export async function seedFixture(client: SanityClient): Promise<{ pictureId: string }> {
  const picture = await client.assets.upload('image', png(320, 200, [90, 120, 80]), {
    filename: 'moss.png',
  })
  const image = { _type: 'image', asset: reference(picture._id), alt: 'Moss' }
  await client
    .transaction()
    .createOrReplace({
      _id: 'category-sleep',
      _type: 'category',
      title: 'Sleep',
      slug: slug('sleep'),
    })
    .createOrReplace({
      _id: 'person-iris',
      _type: 'person',
      name: 'Iris Vale',
      slug: slug('iris-vale'),
      role: 'Editor',
    })
    .createOrReplace(
      product('magnesium', 'Magnesium Complex', 24.5, { gallery: [{ ...image, _key: 'g1' }] }),
    )
    .createOrReplace(product('vitamin-d3', 'Vitamin D3 with K2', 19))
    .createOrReplace(post('oldest', 'The oldest', daysFromNow(-30)))
    .createOrReplace(
      post('middle', 'The middle', daysFromNow(-20), {
        coverImage: image,
        body: [
          paragraph('h1', 'What it does', 'h2'),
          {
            ...paragraph('p1', 'More of it'),
            markDefs: [
              { _type: 'internalLink', _key: 'm1', reference: reference('vitamin-d3') },
              { _type: 'link', _key: 'm2', href: 'https://example.org/' },
            ],
          },
          { _type: 'productCard', _key: 'c1', product: reference('magnesium'), note: 'Two forms' },
          {
            _type: 'productComparison',
            _key: 'c2',
            title: 'Side by side',
            products: [item('magnesium'), item('vitamin-d3')],
          },
          {
            _type: 'figure',
            _key: 'f1',
            asset: reference(picture._id),
            alt: 'A jar',
            caption: 'A jar',
          },
        ],
      }),
    )
    .createOrReplace(
      post('newest', 'The newest', daysFromNow(-10), { featuredProducts: [item('vitamin-d3')] }),
    )
    .createOrReplace(post('scheduled', 'The scheduled', daysFromNow(10)))
    .createOrReplace({
      _id: 'about',
      _type: 'page',
      title: 'About us',
      slug: slug('about'),
      sections: [
        { _type: 'hero', _key: 's1', title: 'Quiet things', image },
        {
          _type: 'postGrid',
          _key: 's2',
          title: 'Read',
          category: reference('category-sleep'),
          limit: 2,
        },
        { _type: 'productGrid', _key: 's3', title: 'Take', products: [item('vitamin-d3')] },
      ],
    })
    .createOrReplace({
      _id: 'redirect-1',
      _type: 'redirect',
      source: '/old',
      destination: '/blog/middle',
      permanent: true,
    })
    .createOrReplace({
      _id: 'home',
      _type: 'home',
      title: 'Mossrow',
      featuredPost: reference('middle'),
    })
    .createOrReplace({
      _id: 'settings',
      _type: 'settings',
      title: 'Mossrow',
      currency: 'EUR',
      navigation: [
        { _type: 'navigationItem', _key: 'n1', label: 'Journal', href: '/blog' },
        { _type: 'navigationItem', _key: 'n2', reference: reference('about') },
      ],
    })
    .commit()
  return { pictureId: picture._id }
}
