import type { Verdict } from './verdict.ts'

const MAX_LENGTH = 80
const FORMAT = /^[a-z0-9]+(?:-[a-z0-9]+)*$/

/** First parts of the storefront's own addresses, which are the folders of its `app/`. */
const TAKEN = [
  'api',
  'blog',
  'card',
  'copy',
  'error',
  'healthz',
  'llms.txt',
  'markdown',
  'newsletter',
  'offline',
  'products',
  'readyz',
  'search',
  'sitemap',
  'sitemap.xml',
  'sw.js',
]

/** Kept free for feeds and archives: a page that stood there when they come would be lost. */
const KEPT_FREE = ['author', 'category', 'feed', 'tag']

/** Addresses that a page of the site cannot have. */
export const RESERVED_PAGE_SLUGS: readonly string[] = [...TAKEN, ...KEPT_FREE]

/** Turns a title into an address: lower case, no accents, words joined by hyphens, 80 characters at most. */
export function slugify(title: string): string {
  const slug = title
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/['’]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  if (slug.length <= MAX_LENGTH) return slug
  const cut = slug.slice(0, MAX_LENGTH + 1)
  const lastWord = cut.lastIndexOf('-')
  return (lastWord > 0 ? cut.slice(0, lastWord) : cut.slice(0, MAX_LENGTH)).replace(/-+$/, '')
}

/** Checks the form of an address. Uniqueness is the Studio's own check, as it needs the dataset. */
export function checkSlug(slug: string | undefined, reserved: readonly string[] = []): Verdict {
  if (!slug) return 'An address is needed. Press “Generate” to make one.'
  if (slug.length > MAX_LENGTH)
    return `Shorten the address to ${MAX_LENGTH} characters or fewer; it has ${slug.length}.`
  if (!FORMAT.test(slug)) {
    const suggestion = slugify(slug)
    const rule = 'Use lower-case letters, digits and single hyphens only'
    return suggestion ? `${rule}: “${suggestion}” would do.` : `${rule}.`
  }
  if (reserved.includes(slug))
    return `“${slug}” is an address the shop itself uses. Choose another.`
  return true
}
