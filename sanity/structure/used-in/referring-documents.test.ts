import { expect, it } from 'vitest'
import { summarize, toMentions } from './referring-documents.ts'

it('folds the versions of a document into one mention, published when any of them is', () => {
  expect(
    toMentions([
      { _id: 'drafts.a', _type: 'post' },
      { _id: 'a', _type: 'post', publishedAt: '2026-01-01' },
      { _id: 'versions.r1.b', _type: 'post', publishedAt: '2026-02-01' },
    ]),
  ).toEqual([
    { id: 'b', type: 'post', isPublished: false },
    { id: 'a', type: 'post', isPublished: true },
  ])
})

it('puts posts first, newest first', () => {
  const ids = toMentions([
    { _id: 'home', _type: 'home' },
    { _id: 'old', _type: 'post', publishedAt: '2025-01-01' },
    { _id: 'undated', _type: 'post' },
    { _id: 'new', _type: 'post', publishedAt: '2026-01-01' },
    { _id: 'p', _type: 'product' },
  ]).map(({ id }) => id)
  expect(ids).toEqual(['new', 'old', 'undated', 'home', 'p'])
})

it('says where a document is used', () => {
  const mention = (type: string) => ({ id: type, type, isPublished: true })
  expect(summarize([mention('post')])).toBe('1 article')
  expect(summarize([mention('post'), mention('post'), mention('home'), mention('x')])).toBe(
    '2 articles, the home page, and 1 other document',
  )
})
