import type { JsonObject } from '../../json.ts'
import type { Random } from './random.ts'
import { RandomExpressions } from './random-expressions.ts'
import { PATTERNS } from './random-vocabulary.ts'

/** Parameters that random queries name: one of every kind that JSON knows. */
export const RANDOM_PARAMS: JsonObject = {
  number: 7,
  text: 'author-1',
  list: ['post-3', 'a', 7, true],
  end: 13,
  index: 1,
  name: 'current',
  flag: true,
  none: null,
  kind: 'post',
  object: { a: 1, k: [2], title: 'of a parameter' },
}

/** A query over `randomDocuments`, of a shape that both evaluators know. */
export function randomQuery(random: Random): string {
  const expressions = new RandomExpressions(random)
  const value = () => expressions.value(2)
  return random.pick([
    () => documents(expressions),
    () => documents(expressions),
    () => documents(expressions),
    () => documents(expressions),
    () =>
      `count(${filtered(expressions)}${random.pick(['', '[0...5]', ' | order(n)', '.tags[]'])})`,
    () => `${documents(expressions, false)}[${random.pick([0, 1, 5, -1, 99, '$index'])}]`,
    () => `${filtered(expressions)}[0]{${expressions.attributes(2)}}`,
    () => `count(*[${expressions.condition(0)}])`,
    () => `count(*[_type == "post" && ${expressions.condition(0)}])`,
    () =>
      `*[${expressions.condition(0)}] | order(${random.pick(['n', 'title desc', '_id', 'at'])})[0...3]._id`,
    () => `{"a": ${documents(expressions)}, "b": count(${filtered(expressions)})}`,
    () => `[${documents(expressions)}, ...${filtered(expressions)}._id]`,
    () => `*[_id == "post-3"][0]{"v": ${value()}}`,
    () => `${filtered(expressions)}{"v": ${value()}} | order(v ${random.pick(['asc', 'desc'])})`,
    () => `array::unique(${filtered(expressions)}.${random.pick(['n', '_type', 'tags[]'])})`,
    () => `math::${random.pick(['sum', 'max', 'avg', 'min'])}(${filtered(expressions)}.n)`,
    () => scored(expressions),
    () => value(),
  ])()
}

function documents(expressions: RandomExpressions, sliced = true): string {
  const { random } = expressions
  const parts = [filtered(expressions)]
  const projectFirst = random.chance(0.3)
  if (projectFirst) parts.push(`{_id, "k": [n, title], "s": slug.current, ...}`)
  if (random.chance(0.6)) {
    const terms = Array.from({ length: 1 + random.below(3) }, () => term(expressions, projectFirst))
    parts.push(` | order(${terms.join(', ')})`)
  }
  if (projectFirst && random.chance(0.2)) parts.push(`[${expressions.condition(1)}]`)
  if (sliced && random.chance(0.6)) {
    const slices = ['[0...5]', '[2..4]', '[0...1]', '[3...3]', '[-4..-1]', '[10...$end]']
    parts.push(random.pick([...slices, '[1..-2]', '[-3...99]', '[5..2]']))
  }
  if (random.chance(0.6)) parts.push(shown(expressions))
  return parts.join('')
}

/** What is made of each document in the end. */
function shown(expressions: RandomExpressions): string {
  const { random } = expressions
  return random.pick([
    () => `{${expressions.attributes(2)}}`,
    () => `{${expressions.attributes(2)}}`,
    () => `{${expressions.attributes(1)}}{${random.pick(['...', 'x0, title', '"y": x0'])}}`,
    () => '._id',
    () => '.author->title',
    () => '.tags[]',
    () => '.links[]->_id',
    () => '.body[].children[].text',
    () => '[].nested.list[k > 1].v',
    () => '{"d": author->}.d',
    () => `[${expressions.condition(1)}]`,
    () => '[]',
  ])()
}

function filtered(expressions: RandomExpressions): string {
  const { random } = expressions
  const filters = Array.from({ length: random.below(3) }, () => `[${expressions.condition(2)}]`)
  return `*${filters.join('')}`
}

function term(expressions: RandomExpressions, projected: boolean): string {
  const { random } = expressions
  const own = ['lower(title)', 'author->n', 'coalesce(odd, n)', 'count(tags)', 'dateTime(at)']
  const path = projected
    ? random.pick(['k[0]', 'k[1]', 's', 'title', '_id', 'n', 'odd', 'k'])
    : random.pick([
        () => random.pick(own),
        () => expressions.value(0),
        () => `(${expressions.value(1)})`,
      ])()
  return `${path}${random.pick(['', ' asc', ' desc', ' desc'])}`
}

function scored(expressions: RandomExpressions): string {
  const { random } = expressions
  const match = () =>
    `${random.pick(['title', 'tags', '[title, slug.current]'])} match ${random.pick(PATTERNS)}`
  const scores = Array.from({ length: 1 + random.below(3) }, () =>
    random.pick([
      match,
      () => `boost(${match()}, ${random.pick(['2', '0.5', '-1', 'n', '$text'])})`,
      () => `${match()} || ${match()}`,
      () => `${match()} && ${expressions.condition(1)}`,
      () => `boost(${expressions.condition(1)}, 3)`,
      () => expressions.condition(1),
    ])(),
  )
  const rest = random.pick(['', ' [_score > 1]', ' [_score > 0] [0...4]', '[0...8]'])
  return `${filtered(expressions)} | score(${scores.join(', ')}) | order(_score desc, _id asc)${rest}{_id, _score}`
}
