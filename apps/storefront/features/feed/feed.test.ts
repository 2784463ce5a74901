import { articleSchema } from '@vitrine/content/views/article'
import { defaultSettings } from '@vitrine/content/views/settings'
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5'
import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import {
  HARMLESS,
  HOSTILE,
  hostileArticle,
  hostileSettings,
} from '../markdown/test/hostile-article'
import { atom } from './atom'
import type { Feed } from './feed'
import { feedEntry, youngest } from './feed-entry'
import { jsonFeed } from './json-feed'
import { rss } from './rss'

const article = articleSchema.parse({
  _id: 'a',
  _type: 'post',
  _updatedAt: '2026-03-04T09:00:00Z',
  title: 'Sleep & rest',
  slug: 'sleep',
  excerpt: 'What helps.',
  publishedAt: '2026-03-05T07:00:00Z',
  coverImage: {
    asset: { _id: 'image-abc-800x600-png', dimensions: { width: 800, height: 600 }, lqip: null },
    alt: 'A bed',
    hotspot: null,
    crop: null,
  },
  author: { _id: 'i', name: 'Iris Vale', slug: 'iris-vale' },
  categories: [{ _id: 'c', title: 'Sleep', slug: 'sleep' }],
  body: [
    {
      _type: 'block',
      _key: 'b',
      markDefs: [{ _type: 'link', _key: 'm', href: '/products' }],
      children: [
        { _type: 'span', _key: 's', text: 'To the shop', marks: ['m'] },
        { _type: 'citationMark', _key: 'm', citation: 'v' },
      ],
    },
    {
      _type: 'figure',
      _key: 'f',
      caption: 'By night',
      image: {
        asset: {
          _id: 'image-def-800x600-png',
          dimensions: { width: 800, height: 600 },
          lqip: null,
        },
        alt: 'The moon',
        hotspot: null,
        crop: null,
      },
    },
  ],
  citations: [{ _key: 'v', title: 'Magnesium' }],
})

const feedOf = (entries: Feed['entries'], more: Partial<Feed> = {}): Feed => ({
  title: 'Mossrow · Journal',
  description: 'Quiet things.',
  site: 'Mossrow',
  language: 'en-GB',
  home: 'https://mossrow.example/blog',
  self: 'https://mossrow.example/blog/rss.xml',
  updated: '2026-03-05T07:00:00.000Z',
  entries,
  ...more,
})

const entry = feedEntry(article, defaultSettings)

/** Reads a document as XML; throws where it is not well formed. */
function parse(xml: string) {
  const parser = new SaxesParser({ xmlns: true })
  const path: string[] = []
  const elements: { path: string; text: string; attributes: Record<string, string> }[] = []
  const open: (typeof elements)[number][] = []
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    path.push(name)
    const values = Object.entries(attributes).map(([key, { value }]) => [key, value])
    const element = { path: path.join('/'), text: '', attributes: Object.fromEntries(values) }
    elements.push(element)
    open.push(element)
  })
  parser.on('text', (text) => {
    const element = open.at(-1)
    if (element) element.text += text
  })
  parser.on('closetag', () => {
    path.pop()
    open.pop()
  })
  parser.write(xml).close()
  return {
    text: (at: string) => elements.find((element) => element.path === at)?.text,
    attributes: (at: string) =>
      elements.filter((element) => element.path === at).map(({ attributes }) => attributes),
  }
}

describe('an entry', () => {
  it('holds the whole article, with whole addresses', () => {
    expect(entry.html).toContain(
      '<p><a href="http://localhost:3000/products">To the shop</a><sup>[1]</sup></p>',
    )
    expect(entry.html).toMatch(
      /<figure><img src="http[^"]+def-800x600[^"]+" alt="The moon" width="800" height="600"><figcaption>By night<\/figcaption><\/figure>/,
    )
    expect(entry.html).toMatch(/<h2>Sources<\/h2>\s*<ol>\s*<li>Magnesium\.<\/li>\s*<\/ol>/)
  })

  it('was updated when it was published, if it waited for that', () => {
    expect(entry.updated).toBe('2026-03-05T07:00:00.000Z')
    expect(youngest([])).toBe('1970-01-01T00:00:00.000Z')
  })
})

describe('RSS', () => {
  const channel = parse(rss(feedOf([entry])))

  it('names itself, its language and its site', () => {
    expect(channel.text('rss/channel/title')).toBe('Mossrow · Journal')
    expect(channel.text('rss/channel/language')).toBe('en-GB')
    expect(channel.text('rss/channel/lastBuildDate')).toBe('Thu, 05 Mar 2026 07:00:00 GMT')
    expect(channel.attributes('rss/channel/atom:link')).toEqual([
      {
        rel: 'self',
        type: 'application/rss+xml',
        href: 'https://mossrow.example/blog/rss.xml',
      },
    ])
  })

  it('tells of an article all that there is to tell', () => {
    const item = (name: string) => channel.text(`rss/channel/item/${name}`)
    expect(item('title')).toBe('Sleep & rest')
    expect(item('guid')).toBe('http://localhost:3000/blog/sleep')
    expect(item('pubDate')).toBe('Thu, 05 Mar 2026 07:00:00 GMT')
    expect(item('atom:updated')).toBe('2026-03-05T07:00:00.000Z')
    expect(item('dc:creator')).toBe('Iris Vale')
    expect(item('category')).toBe('Sleep')
    expect(item('description')).toBe('What helps.')
    expect(item('content:encoded')).toBe(entry.html)
    expect(item('media:content/media:description')).toBe('A bed')
    const [enclosure] = channel.attributes('rss/channel/item/enclosure')
    expect(enclosure).toMatchObject({ type: 'image/jpeg', length: '0' })
    expect(enclosure?.url).toContain('abc-800x600')
  })
})

describe('Atom', () => {
  const feed = parse(atom(feedOf([entry], { self: 'https://mossrow.example/blog/atom.xml' })))

  it('names itself, its language and its site', () => {
    expect(feed.attributes('feed')[0]).toMatchObject({ 'xml:lang': 'en-GB' })
    expect(feed.text('feed/id')).toBe('https://mossrow.example/blog/atom.xml')
    expect(feed.text('feed/author/name')).toBe('Mossrow')
    expect(feed.attributes('feed/link')).toEqual([
      { rel: 'self', type: 'application/atom+xml', href: 'https://mossrow.example/blog/atom.xml' },
      { rel: 'alternate', type: 'text/html', href: 'https://mossrow.example/blog' },
    ])
  })

  it('tells of an article all that there is to tell', () => {
    const part = (name: string) => feed.text(`feed/entry/${name}`)
    expect(part('id')).toBe('http://localhost:3000/blog/sleep')
    expect(part('published')).toBe('2026-03-05T07:00:00.000Z')
    expect(part('updated')).toBe('2026-03-05T07:00:00.000Z')
    expect(part('author/name')).toBe('Iris Vale')
    expect(part('author/uri')).toBe('http://localhost:3000/blog/author/iris-vale')
    expect(part('summary')).toBe('What helps.')
    expect(part('content')).toBe(entry.html)
    expect(feed.attributes('feed/entry/content')).toEqual([{ type: 'html' }])
    expect(feed.attributes('feed/entry/category')).toEqual([{ term: 'Sleep' }])
    expect(feed.attributes('feed/entry/link').map(({ rel }) => rel)).toEqual([
      'alternate',
      'enclosure',
    ])
  })
})

describe('JSON Feed', () => {
  it('tells of itself and of an article all that there is to tell', () => {
    expect(JSON.parse(jsonFeed(feedOf([entry])))).toMatchObject({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'Mossrow · Journal',
      feed_url: 'https://mossrow.example/blog/rss.xml',
      language: 'en-GB',
      items: [
        {
          id: 'http://localhost:3000/blog/sleep',
          title: 'Sleep & rest',
          summary: 'What helps.',
          content_html: entry.html,
          date_published: '2026-03-05T07:00:00.000Z',
          date_modified: '2026-03-05T07:00:00.000Z',
          authors: [{ name: 'Iris Vale', url: 'http://localhost:3000/blog/author/iris-vale' }],
          tags: ['Sleep'],
        },
      ],
    })
  })
})

type HtmlNode = DefaultTreeAdapterTypes.Node

function elementsOf(node: HtmlNode): DefaultTreeAdapterTypes.Element[] {
  const inside = 'childNodes' in node ? node.childNodes.flatMap(elementsOf) : []
  return 'tagName' in node ? [node, ...inside] : inside
}

describe('hostile content', () => {
  const hostile = feedEntry(hostileArticle, hostileSettings)
  const feed = feedOf([hostile], { title: HOSTILE, description: HOSTILE, site: HOSTILE })

  it('leaves XML well formed and texts as they are', () => {
    const channel = parse(rss(feed))
    for (const at of ['title', 'description', 'item/title', 'item/description', 'item/category'])
      expect([at, channel.text(`rss/channel/${at}`)]).toEqual([at, HARMLESS])
    const document = parse(atom(feed))
    for (const at of ['title', 'subtitle', 'author/name', 'entry/title', 'entry/author/name'])
      expect([at, document.text(`feed/${at}`)]).toEqual([at, HARMLESS])
    expect(document.attributes('feed/entry/category')).toEqual([{ term: HARMLESS }])
    expect(document.text('feed/entry/content')).toBe(
      channel.text('rss/channel/item/content:encoded'),
    )
  })

  it('leaves JSON without what is no text', () => {
    const { title, items } = JSON.parse(jsonFeed(feed))
    expect(title).toBe(HARMLESS)
    expect(items[0].title).toBe(HARMLESS)
    expect(items[0].content_html).toBe(parse(atom(feed)).text('feed/entry/content'))
  })

  it('becomes no markup in the HTML of an article', () => {
    const elements = elementsOf(parseFragment(hostile.html))
    const known = 'a aside blockquote br em figcaption figure h2 h3 h4 img li ol p strong ul'
    const inTables = 'table tbody td th thead tr'
    const names = new Set(`${known} ${inTables}`.split(' '))
    expect(new Set(elements.map(({ tagName }) => tagName))).toEqual(names)
    const attributes = elements.flatMap(({ attrs }) => attrs)
    expect(new Set(attributes.map(({ name }) => name))).toEqual(
      new Set(['href', 'src', 'alt', 'width', 'height']),
    )
    const addresses = attributes.filter(({ name }) => name === 'href' || name === 'src')
    expect(addresses).toHaveLength(5)
    for (const { value } of addresses)
      expect(value).toMatch(/^(http:\/\/localhost:3[09]00\/|https:\/\/example\.org\/)/)
  })
})
