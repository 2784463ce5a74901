import type { Random } from './random.ts'

const PATHS = [
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
  '_updatedAt',
  'missing',
  'slug.current.deeper',
  'tags',
]
const LITERALS = [
  '"a"',
  '"b"',
  '1',
  '7',
  '-2.5',
  'true',
  'false',
  'null',
  '"slug-3"',
  '"slug-7"',
  '"2023-05-01T10:00:00.000Z"',
  '"post"',
  '"post-3"',
  '"author-1"',
  '"2024-02-05T00:00:00Z"',
  '$number',
  '$text',
  '$list',
]
const PATTERNS = [
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
]

/** A query over `randomDocuments`, of a shape that both evaluators know. */
export function randomQuery(random: Random): string {
  return random.pick([
    () => documents(random),
    () => documents(random),
    () => documents(random),
    () => `count(${filtered(random)})`,
    () => `${documents(random, false)}[${random.pick([0, 1, 5, -1])}]`,
    () => `${filtered(random)}[0]{${attributes(random, 1)}}`,
    () => `{"a": ${documents(random)}, "b": count(${filtered(random)})}`,
    () => scored(random),
  ])()
}

/** A query that puts much together. */
export function randomProjection(random: Random): string {
  return `${filtered(random)}[0...9]{${attributes(random, 1, 14)}}`
}

function documents(random: Random, sliced = true): string {
  const parts = [filtered(random)]
  const projectFirst = random.chance(0.3)
  if (projectFirst) parts.push(`{_id, "k": [n, title], "s": slug.current, ...}`)
  if (random.chance(0.6)) {
    const terms = Array.from({ length: 1 + random.below(2) }, () => term(random, projectFirst))
    parts.push(` | order(${terms.join(', ')})`)
  }
  if (sliced && random.chance(0.6)) {
    parts.push(random.pick(['[0...5]', '[2..4]', '[0...1]', '[3...3]', '[-4..-1]', '[10...$end]']))
  }
  if (!projectFirst && random.chance(0.6)) {
    parts.push(
      random.pick([
        `{${attributes(random, 1)}}`,
        '._id',
        '.author->title',
        '.tags[]',
        '.links[]->_id',
      ]),
    )
  }
  return parts.join('')
}

function filtered(random: Random): string {
  return Array.from({ length: random.below(3) }, () => `[${condition(random, 2)}]`).reduce(
    (query, filter) => query + filter,
    '*',
  )
}

function term(random: Random, projected: boolean): string {
  const own = [...PATHS, 'lower(title)', 'author->n', 'coalesce(odd, n)', 'count(tags)']
  const path = random.pick(projected ? ['k[0]', 'k[1]', 's', 'title', '_id', 'n'] : own)
  return `${path}${random.pick(['', ' asc', ' desc', ' desc'])}`
}

function condition(random: Random, depth: number): string {
  if (depth > 0 && random.chance(0.5)) {
    const [left, right] = [condition(random, depth - 1), condition(random, depth - 1)]
    return random.pick([
      `${left} && ${right}`,
      `(${left} || ${right})`,
      `!(${left})`,
      `${left} && ${right}`,
    ])
  }
  const path = random.pick(PATHS)
  const literal = random.pick(LITERALS)
  return random.pick([
    `${path} == ${literal}`,
    `${literal} == ${path}`,
    `${path} != ${literal}`,
    `${path} ${random.pick(['<', '<=', '>', '>='])} ${literal}`,
    `${literal} ${random.pick(['<', '<=', '>', '>='])} ${path}`,
    `${path} in [${random.pick(LITERALS)}, ${random.pick(LITERALS)}]`,
    `${path} in $list`,
    `n in ${random.pick(['1..5', '1...5', '"a".."c"'])}`,
    `_type == ${random.pick(['"post"', '"author"', '"product"'])}`,
    `_type in ["post", "author"]`,
    `_id in path(${random.pick(['"drafts.**"', '"post-*"', '"**"', '"versions.r1.*"', '"post-1"'])})`,
    `defined(${path})`,
    `featured`,
    `references(${random.pick(['"author-1"', '"post-3"', '$list', '*[_type == "author"]._id'])})`,
    `${random.pick(['"author-1"', '"post-3"', '$text'])} in links[]._ref`,
    `author._ref in *[n > 15]._id`,
    `author->n > ${random.below(20)}`,
    `${random.pick(['title', '[title, slug.current]', 'tags', 'pt::text(body)', 'body[].children[].text', '@', 'title + " x"'])} match ${random.pick(PATTERNS)}`,
    `sanity::versionOf("post-3")`,
    `count(*[references(^._id)]) > 0`,
    `"a" in tags`,
    `string::startsWith(title, "m")`,
    `length(title) > 10`,
    `2 > 1`,
    `$number == 7`,
  ])
}

function attributes(random: Random, depth: number, most = 4): string {
  const choices = [
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
    '"scored": links[]->{title, n} | score(n > 5) | order(_score desc)',
    '"given": $list',
  ]
  if (depth > 0) {
    choices.push(
      `"related": *[references(^._id)]{_id}`,
      `"same": *[_type == ^._type && n == ^.n && _id != ^._id] | order(publishedAt desc)[0...2]._id`,
      `"mine": *[author._ref == ^._id][0...2]{_id, "parent": ^.title}`,
      `"first": *[slug.current == ^.slug.current][0]._id`,
      `"nested": {"inner": *[_id == ^.^.author._ref]{_id}}`,
      `"whole": *[_id == ^.author._ref][0]`,
      `"best": *[author._ref == ^.author._ref] | score(n > 3) | order(_score desc, _id)[0...2]{..., "of": ^.title}`,
    )
  }
  return [...new Set(random.some(choices, most)), '_type'].join(', ')
}

function scored(random: Random): string {
  const pattern = random.pick(PATTERNS)
  return `${filtered(random)} | score(title match ${pattern}, boost(slug.current match "slug*", 2), n > 5 && featured) | order(_score desc, _id asc)[0...8]{_id, _score}`
}
