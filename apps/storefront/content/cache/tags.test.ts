import { describe, expect, it } from 'vitest'
import { documentTagsOf, tagsOfChange } from './tags'

describe('documentTagsOf', () => {
  it('names every document in a result, also those that are referred to in vain, and no pictures', () => {
    const result = {
      _id: 'post-1',
      title: 'x',
      author: {
        _ref: 'person-1',
        _id: 'person-1',
        portrait: { asset: { _id: 'image-a-1x1-png' } },
      },
      body: [{ product: { _ref: 'product-gone' } }],
    }
    expect(documentTagsOf(result)).toEqual([
      'document:post-1',
      'document:person-1',
      'document:product-gone',
    ])
  })

  it('finds nothing in nothing', () => expect(documentTagsOf(null)).toEqual([]))
})

describe('tagsOfChange', () => {
  const edit = {
    _id: 'p',
    _type: 'post',
    operation: 'update',
    slug: 'a',
    previousSlug: 'a',
  } as const

  it('leaves lists alone when an edit moves nothing', () => {
    expect(tagsOfChange({ ...edit, listChanged: false, mentions: [] })).toEqual([
      'document:p',
      'slug:post:a',
      'words:post',
    ])
  })

  it('covers both addresses, lists and the products that the post shows', () => {
    const tags = tagsOfChange({ ...edit, previousSlug: 'b', listChanged: true, mentions: ['m'] })
    expect(tags).toEqual([
      'document:p',
      'slug:post:a',
      'slug:post:b',
      'list:post',
      'mentions:m',
      'words:post',
    ])
  })

  it('finds the products that a post gained and lost by an edit, and not those that it kept', () => {
    const gained = {
      ...edit,
      listChanged: false,
      mentions: ['m', 'n'],
      previousMentions: ['m', 'o'],
    }
    expect(tagsOfChange(gained)).toEqual([
      'document:p',
      'slug:post:a',
      'mentions:n',
      'mentions:o',
      'words:post',
    ])
  })

  it('covers every product of a post that moved in their lists', () => {
    const moved = { ...edit, listChanged: true, mentions: ['m'], previousMentions: ['m', 'o'] }
    expect(tagsOfChange(moved)).toEqual(expect.arrayContaining(['mentions:m', 'mentions:o']))
  })

  it('takes the widest meaning of what a hook leaves out', () => {
    expect(tagsOfChange({ ...edit, slug: null, previousSlug: null })).toEqual([
      'document:p',
      'list:post',
      'mentions',
      'words:post',
    ])
  })
})
