/** What an expression is about: the attributes that its `@` is likely to have, and how many `^` lead somewhere. */
export interface Surroundings {
  readonly scalars: readonly string[]
  readonly arrays: readonly string[]
  readonly objects: readonly string[]
  readonly parents: number
}

export const DOCUMENT: Omit<Surroundings, 'parents'> = {
  scalars: [
    'title',
    'n',
    'slug.current',
    'publishedAt',
    'odd',
    'featured',
    'author._ref',
    '_id',
    '_type',
    '_createdAt',
    'missing',
    'slug.current.deeper',
    'nested.a',
    'nested["b"].c',
    'at',
  ],
  arrays: ['tags', 'links', 'body', 'scores', 'nested.list', 'mixed', 'body[].children', 'missing'],
  objects: ['slug', 'author', 'nested', 'nested.b', 'links[0]', 'body[-1]', 'odd', '@'],
}

export const ITEM: Omit<Surroundings, 'parents'> = {
  scalars: ['@', '_type', '_key', '_ref', 'text', 'k', 'v', 'a', 'missing'],
  arrays: ['children', '@', 'mixed'],
  objects: ['@', 'a'],
}

export const STRINGS = [
  '"a"',
  '"b"',
  '""',
  '"B"',
  '"slug-3"',
  '"post"',
  '"post-3"',
  '"author-1"',
  '"sleep"',
  "'é'",
  '$text',
]
export const NUMBERS = ['0', '1', '7', '-2.5', '3.14159', '1e3', '$number', '2 + 3', '-n', '+n']
export const DATES = [
  '"2024-01-03T00:00:00Z"',
  '"2023-05-01T10:00:00.000Z"',
  '"2020-02-30T12:00:00+02:00"',
  '"not a date"',
  'publishedAt',
  '_createdAt',
  'at',
  'now()',
]
export const PATTERNS = [
  '"sleep"',
  '"mag*"',
  '"*ium"',
  '"foo_b*"',
  '"b.12"',
  '"vitamin d3"',
  '["k2", "sl*p"]',
  '"CAFÉ"',
  '"睡眠"',
  '"😀"',
  '"plant\'s"',
  '"D*3"',
  '"*"',
  '""',
  '"s*e*p vitamin*"',
  '7',
  '[]',
  '$text',
]
export const ID_PATTERNS = [
  'drafts.**',
  'post-*',
  '**',
  'versions.r1.*',
  'post-1',
  'versions.**',
  '*',
]
