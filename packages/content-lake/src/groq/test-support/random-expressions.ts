import type { Random } from './random.ts'
import {
  DATES,
  DOCUMENT,
  ID_PATTERNS,
  ITEM,
  NUMBERS,
  PATTERNS,
  STRINGS,
  type Surroundings,
} from './random-vocabulary.ts'

/** Makes expressions of GROQ over `randomDocuments`, at most so many levels deep. */
export class RandomExpressions {
  readonly #random: Random

  constructor(random: Random) {
    this.#random = random
  }

  /** A condition on a document, as filters have them. */
  condition(depth: number, parents = 0): string {
    return this.#boolean(depth, { ...DOCUMENT, parents })
  }

  /** Something about a document to order by or to show. */
  value(depth: number, parents = 0): string {
    return this.#any(depth, { ...DOCUMENT, parents })
  }

  /** The attributes of a projection of a document. */
  attributes(depth: number, parents = 0): string {
    return this.#attributes(depth, { ...DOCUMENT, parents })
  }

  /** A place in an array, or a part of it. */
  brackets(): string {
    return this.#random.pick([
      '[0]',
      '[1]',
      '[-1]',
      '[99]',
      '[$index]',
      '[0..1]',
      '[0...1]',
      '[1..-1]',
      '[-2..-1]',
      '[3..1]',
      '[-9...2]',
      '[0...$end]',
      '[5..$end]',
      '[]',
    ])
  }

  #any(depth: number, at: Surroundings): string {
    const kinds = [
      () => this.#scalar(depth, at),
      () => this.#scalar(depth, at),
      () => this.#string(depth, at),
      () => this.#number(depth, at),
      () => this.#boolean(depth, at),
      () => this.#array(depth, at),
      () => this.#object(depth, at),
    ]
    return this.#random.pick(kinds)()
  }

  #scalar(depth: number, at: Surroundings): string {
    const { random } = this
    const choices = [
      () => random.pick(at.scalars),
      () => random.pick(at.scalars),
      () => random.pick([...STRINGS, ...NUMBERS, 'true', 'false', 'null', '$flag', '$none']),
    ]
    if (depth > 0) {
      choices.push(
        () => `coalesce(${this.#list(depth - 1, at)})`,
        () => this.#select(depth - 1, at),
        () => `${this.#array(depth - 1, at)}${random.pick(['[0]', '[-1]', '[$index]'])}`,
        () =>
          `${this.#object(depth - 1, at)}.${random.pick(['a', 'k', 'current', '_ref', 'title'])}`,
        () => `(${this.#any(depth - 1, at)})`,
        () => `author->${random.pick(['title', 'n', 'tags', 'author->n', '_id', 'slug.current'])}`,
        () =>
          `${random.pick(['nested', 'slug'])}[${random.pick(['"a"', '$name', '"cur" + "rent"'])}]`,
      )
      if (at.parents > 0) choices.push(() => `${this.#parent(at)}.${random.pick(DOCUMENT.scalars)}`)
    }
    return random.pick(choices)()
  }

  #string(depth: number, at: Surroundings): string {
    const { random } = this
    if (depth === 0) return random.pick([...STRINGS, ...at.scalars])
    const inner = () => this.#scalar(depth - 1, at)
    return random.pick([
      () => `lower(${inner()})`,
      () => `upper(${inner()})`,
      () => `string(${inner()})`,
      () => `${this.#string(depth - 1, at)} + ${this.#string(depth - 1, at)}`,
      () =>
        `array::join(${this.#array(depth - 1, at)}, ${random.pick(['", "', '""', 'title', '1'])})`,
      () => `pt::text(${random.pick(['body', 'body[0]', 'title', 'links'])})`,
      () => `string::lower(${inner()})`,
      () => `string(dateTime(${random.pick(DATES)}))`,
      () => `dateTime(${random.pick(DATES)}) + ${this.#number(0, at)}`,
      () => random.pick(STRINGS),
    ])()
  }

  #number(depth: number, at: Surroundings): string {
    const { random } = this
    if (depth === 0) return random.pick([...NUMBERS, 'n', 'nested.b.c'])
    const inner = () => this.#number(depth - 1, at)
    return random.pick([
      () => `count(${this.#array(depth - 1, at)})`,
      () => `length(${this.#any(depth - 1, at)})`,
      () => `round(${inner()}${random.pick(['', ', 1', ', 2', ', -1'])})`,
      () => `math::${random.pick(['min', 'max', 'sum', 'avg'])}(${this.#array(depth - 1, at)})`,
      () => `(${inner()} ${random.pick(['+', '-', '*', '/', '%'])} ${inner()})`,
      () => `${random.pick(['2', '-1', 'n'])} ** ${random.pick(['2', '-1', '0.5', 'n'])}`,
      () => `${random.pick(['-', '+'])}${inner()}`,
      () => `dateTime(${random.pick(DATES)}) - dateTime(${random.pick(DATES)})`,
      () => random.pick(NUMBERS),
    ])()
  }

  #boolean(depth: number, at: Surroundings): string {
    const { random } = this
    const compare = () => random.pick(['==', '!=', '<', '<=', '>', '>='])
    const literal = () => random.pick([...STRINGS, ...NUMBERS, 'true', 'false', 'null', '$none'])
    const path = () => random.pick(at.scalars)
    const simple = [
      () => `${path()} ${compare()} ${literal()}`,
      () => `${literal()} ${compare()} ${path()}`,
      () => `${path()} == ${path()}`,
      () => `${path()} in [${literal()}, ${literal()}]`,
      () =>
        `${path()} in ${random.pick(['$list', '$none', 'tags', '[]', '1..5', '(0...7)', '"a".."c"'])}`,
      () => `${literal()} in ${random.pick(at.arrays)}`,
      () => `defined(${path()})`,
      () => random.pick(['featured', '$flag', 'true', 'false', 'null']),
      () => `_type == ${random.pick(['"post"', '"author"', '"product"', '$kind'])}`,
      () => `_type in ["post", ${literal()}]`,
      () => `_id in path("${random.pick(ID_PATTERNS)}")`,
      () => `${path()} match ${random.pick(PATTERNS)}`,
      () => `string::startsWith(${path()}, ${random.pick(STRINGS)})`,
      () => `references(${random.pick(['"author-1"', '"post-3"', '$list', '_id', '[]', '7'])})`,
      () => `sanity::versionOf(${random.pick(['"post-3"', '"author-1"', '$text', '7'])})`,
      () => `dateTime(${random.pick(DATES)}) ${compare()} dateTime(${random.pick(DATES)})`,
      () => `author->_id == ${random.pick(['"author-1"', '"post-3"', '$text', '_id'])}`,
      () => `${random.pick(['"author-1"', '$text', '^._id'])} in links[]->_id`,
      () => `${random.pick(['"b"', '"sleep"', '"Magnésium sleep"', '$text'])} in tags`,
      () => `string::startsWith(${path()}, ${random.pick(['"p"', '"2023-0"', '"slug-1"', '"m"'])})`,
      () =>
        `dateTime(${random.pick(['publishedAt', 'at'])}) ${compare()} dateTime("${random.pick(['2023-05-01T10:00:00Z', '2024-01-03T00:00:00Z', '2024-01-01T00:00:00+03:00'])}")`,
      () => `${path()} in ${literal()}..${literal()}`,
    ]
    if (depth === 0) return random.pick(simple)()
    const inner = () => this.#boolean(depth - 1, at)
    return random.pick([
      ...simple,
      ...simple,
      () => `${inner()} && ${inner()}`,
      () => `${inner()} && ${inner()}`,
      () => `(${inner()} || ${inner()})`,
      () => `!(${inner()})`,
      () => `(${this.#any(depth - 1, at)}) ${compare()} (${this.#any(depth - 1, at)})`,
      () => `${this.#scalar(depth - 1, at)} in ${this.#array(depth - 1, at)}`,
      () => `${this.#number(depth - 1, at)} in ${this.#number(0, at)}..${this.#number(0, at)}`,
      () => `${this.#matchable(at)} match ${random.pick(PATTERNS)}`,
      () => `array::intersects(${this.#array(depth - 1, at)}, ${random.pick(['$list', 'tags'])})`,
      () => `count(${this.#subquery(depth - 1, at)}) > ${random.below(3)}`,
      () =>
        `${path()} in ${this.#subquery(depth - 1, at)}.${random.pick(['_id', 'n', 'title', 'author._ref'])}`,
      () => `${random.pick(['"author-1"', '"post-3"', '$text', '_id'])} in links[]._ref`,
      () => `references(${this.#subquery(depth - 1, at)}._id)`,
      () => `references(${this.#array(depth - 1, at)})`,
      () => `author->${random.pick(['n', 'title', 'featured'])} ${compare()} ${literal()}`,
    ])()
  }

  #matchable(at: Surroundings): string {
    return this.#random.pick([
      '[title, slug.current]',
      'tags',
      'pt::text(body)',
      'body[].children[].text',
      '@',
      'title + " x"',
      'nested.list[].v',
      'author->title',
      '[tags, title]',
      this.#random.pick(at.scalars),
    ])
  }

  #array(depth: number, at: Surroundings): string {
    const { random } = this
    if (depth === 0) return random.pick([...at.arrays, '$list', '[]', '[1, "a", null]'])
    const inner = () => this.#array(depth - 1, at)
    const item = { ...ITEM, parents: at.parents + 1 }
    return random.pick([
      () => random.pick(at.arrays),
      () => `[${this.#list(depth - 1, at)}]`,
      () => `[...${inner()}, ${this.#any(depth - 1, at)}]`,
      () => `${inner()}[${this.#boolean(depth - 1, item)}]`,
      () => `${inner()}${this.brackets()}`,
      () => `${inner()}[]`,
      () => `${inner()}[].${random.pick(['_ref', 'k', 'children', 'text', '_type'])}`,
      () => `${inner()}[]->${random.pick(['{...}', '_id', 'title', 'tags[]', '{_id}'])}`,
      () => `${inner()}[]{${this.#attributes(depth - 1, item)}}`,
      () => `${inner()} | order(${this.#order(depth - 1, item)})`,
      () => `array::compact(${inner()})`,
      () => `array::unique(${inner()})`,
      () => `string::split(${this.#string(depth - 1, at)}, ${random.pick(['" "', '"a"', '""'])})`,
      () => `(${inner()} + ${inner()})`,
      () =>
        `${this.#subquery(depth - 1, at)}${random.pick(['', '._id', '{_id}', '[0..1].title', '.tags[]'])}`,
    ])()
  }

  #object(depth: number, at: Surroundings): string {
    const { random } = this
    if (depth === 0) return random.pick(at.objects)
    return random.pick([
      () => random.pick(at.objects),
      () => `{${this.#attributes(depth - 1, at)}}`,
      () =>
        `${random.pick(at.objects)}{${this.#attributes(depth - 1, { ...ITEM, parents: at.parents + 1 })}}`,
      () => `author->{${this.#attributes(depth - 1, { ...DOCUMENT, parents: at.parents + 1 })}}`,
      () => `(${random.pick(at.objects)} + {"plus": ${this.#any(depth - 1, at)}})`,
      () => `${this.#subquery(depth - 1, at)}[0]`,
      () => random.pick(['(author->)', '(links[0]->)', '$object', '(@->)']),
    ])()
  }

  #attributes(depth: number, at: Surroundings): string {
    const { random } = this
    const named = (i: number) => `"x${i}": ${this.#any(depth, at)}`
    const parts = Array.from({ length: 1 + random.below(4) }, (_, i) =>
      random.pick([
        () => named(i),
        () => named(i),
        () => '...',
        () => random.pick(at.scalars.filter((name) => /^\w+$/.test(name))),
        () =>
          random.pick(['tags[]', 'links[]->{_id}', 'author->{title}', 'body[]{_key, children}']),
        () => `...${this.#object(Math.min(depth, 1), at)}`,
        () => `${this.#boolean(Math.min(depth, 1), at)} => {"if${i}": ${this.#any(depth, at)}}`,
        () => (at.parents > 0 ? `"up${i}": ${this.#parent(at)}._id` : named(i)),
      ])(),
    )
    return parts.join(', ')
  }

  #select(depth: number, at: Surroundings): string {
    const branch = () => `${this.#boolean(depth, at)} => ${this.#any(depth, at)}`
    const branches = Array.from({ length: 1 + this.#random.below(2) }, branch)
    if (this.#random.chance(0.5)) branches.push(this.#any(depth, at))
    return `select(${branches.join(', ')})`
  }

  #order(depth: number, at: Surroundings): string {
    return Array.from({ length: 1 + this.#random.below(2) }, () => {
      return `${this.#scalar(depth, at)}${this.#random.pick(['', ' asc', ' desc'])}`
    }).join(', ')
  }

  #list(depth: number, at: Surroundings): string {
    return Array.from({ length: 1 + this.#random.below(3) }, () => this.#any(depth, at)).join(', ')
  }

  #parent({ parents }: Surroundings): string {
    return Array.from({ length: 1 + this.#random.below(parents + 1) }, () => '^').join('.')
  }

  /** Documents looked for from within a document. */
  #subquery(depth: number, at: Surroundings): string {
    const { random } = this
    const own = { ...DOCUMENT, parents: at.parents + 1 }
    const filter = random.pick([
      () => 'references(^._id)',
      () => '_id == ^.author._ref',
      () => '_type == ^._type && n == ^.n',
      () => 'slug.current == ^.slug.current',
      () => 'author._ref in ^.links[]._ref',
      () => this.#boolean(depth, own),
      () => this.#boolean(depth, own),
    ])()
    const order = random.pick(['', '', ' | order(n)', ' | order(publishedAt desc, _id)'])
    return `*[${filter}]${order}${random.pick(['', '', '[0...3]', '[1..2]', '[-2..-1]'])}`
  }

  get random(): Random {
    return this.#random
  }
}
