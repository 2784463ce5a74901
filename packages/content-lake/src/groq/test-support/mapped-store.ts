import type { QueryRequest } from '../execute-query.ts'
import { stored, TemporaryStore } from './temporary-store.ts'

/** Whose documents source maps name: a post with lists, references and a draft, and persons. */
export class MappedStore extends TemporaryStore {
  async fill(): Promise<void> {
    await this.put(
      stored('a', 'post', {
        title: 'A',
        slug: { current: 'a' },
        tags: ['x', 'z', 'y', 'x'],
        author: { _ref: 'ann' },
        authors: [{ _ref: 'bob', _key: 'k1' }, { _ref: 'gone', _key: 'k2' }, { _ref: 'ann' }],
        body: [
          { _key: 'b1', _type: 'block', children: [{ _key: 's1', text: 'One' }, { text: 'Two' }] },
          { _key: 'b2', _type: 'block', children: [{ _key: 's1', text: 'Three' }] },
        ],
        odd: { "it's": { 'a\\b\n': 1 } },
      }),
      stored('drafts.a', 'post', { title: 'A, drafted', author: { _ref: 'ann' } }),
      stored('ann', 'person', { name: 'Ann', city: null }),
      stored('bob', 'person', { name: 'Bob' }),
      stored('versions.r1.ann', 'person', { name: 'Ann in r1' }),
    )
  }

  /** The map of a query, each mapping as `<document> <path>`, `literal` or `unknown`. */
  map(query: string, options: Partial<QueryRequest> = {}): Record<string, string> {
    const { resultSourceMap } = this.answer(query, { resultSourceMap: true, ...options })
    if (resultSourceMap === undefined) throw new Error('A source map was asked for')
    const { documents, paths, mappings } = resultSourceMap
    return Object.fromEntries(
      Object.entries(mappings).map(([at, { source }]) => [
        at,
        source.type === 'documentValue'
          ? `${documents[source.document]?._id} ${paths[source.path]}`
          : source.type,
      ]),
    )
  }
}
