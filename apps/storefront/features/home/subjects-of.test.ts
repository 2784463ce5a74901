import { postCardSchema } from '@vitrine/content/views/post-card'
import { expect, it } from 'vitest'
import { subjectsOf } from './subjects-of'

function post(id: string, ...categories: readonly string[]) {
  return postCardSchema.parse({
    _id: id,
    _type: 'post',
    title: id,
    slug: id,
    publishedAt: '2026-01-01T00:00:00Z',
    isDue: true,
    categories: categories.map((category) => ({ _id: category, title: category })),
  })
}

it('groups posts by their first category, in the order given', () => {
  const subjects = subjectsOf([
    post('a', 'sleep', 'food'),
    post('b'),
    post('c', 'food'),
    post('d', 'sleep'),
  ])
  expect(
    subjects.map(({ category, posts }) => [category._id, posts.map(({ _id }) => _id)]),
  ).toEqual([
    ['sleep', ['a', 'd']],
    ['food', ['c']],
  ])
})
