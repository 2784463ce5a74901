import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { daysFromNow, item, post, product } from '../../../../packages/content/test/support/fixture'
import { type Change, count } from './count-renders'
import { OF_FOOD, SHOWING_S1, SOME_PAGES } from './some-content'
import type { Stage } from './stage'

const SOON_MS = 2_000

/** Pages whose cards are looked at. */
const PICTURED = [
  '/',
  '/blog',
  '/blog/f2',
  '/blog/f1',
  '/blog/category/food',
  '/products/magnesium',
]

/** What is gone without the post `s1`, the only one with its tag: the journal has twelve posts then. */
const OF_S1 = ['/blog/page/2', '/blog/s1', '/blog/s1.md', '/blog/tag/rest']

const withoutS1 = SOME_PAGES.filter((path) => !OF_S1.includes(path))

/** What goes, what comes by itself, and what is drawn: after the thirteen posts of `SOME_CONTENT` and the fresh one. */
export function countedRemovals(stage: Stage): void {
  const client = () => stage.lake.client

  it('a post that is deleted: what showed it, and its own page is gone', async () => {
    const { rendered } = await count(stage, client().transaction().delete('n1'))
    expect(rendered).toEqual([...OF_FOOD, '/blog/page/2'].sort())
    expect((await stage.get('/blog/n1')).status).toBe(404)
  }, 60_000)

  it('a post that is unpublished: what showed it, and the last page of the journal is gone with it', async () => {
    const unpublish: Change = {
      commit: () =>
        client().action({
          actionType: 'sanity.action.document.unpublish',
          publishedId: 's1',
          draftId: 'drafts.s1',
        }),
    }
    const { rendered, gone } = await count(stage, unpublish)
    expect(gone).toEqual(OF_S1)
    const left = SHOWING_S1.filter((path) => !OF_S1.includes(path))
    // It led there by the product that both show.
    expect(rendered).toEqual([...left, '/blog/o1'].sort())
  }, 60_000)

  it('a post whose time comes: nothing before, and then what it joins', async () => {
    const later = post('n2', 'The later', daysFromNow(1), {
      author: { _type: 'reference', _ref: 'person-oren' },
      categories: [item('category-food')],
      featuredProducts: [item('iron')],
    })
    const status = async () => (await stage.get('/blog/n2')).status
    const create = client().transaction().create(later)
    const created = await count(stage, create, { paths: withoutS1 })
    expect([created.rendered, created.gone, await status()]).toEqual([[], [], 404])
    const soon: Change = {
      commit: () => {
        const publishedAt = new Date(Date.now() + SOON_MS).toISOString()
        return client().transaction().patch('n2', { set: { publishedAt } }).commit()
      },
    }
    const hasCome = async () => (await status()) === 200
    const { rendered } = await count(stage, soon, { paths: withoutS1, hasCome })
    expect(rendered).toEqual([...OF_FOOD].sort())
    expect((await stage.get('/blog/page/2')).status).toBe(200)
  }, 60_000)

  describe('the cards', () => {
    const pictures = async () =>
      new Map(
        await Promise.all(
          PICTURED.map(async (path) => {
            const address = `${stage.site.url}${path.replace(/\/$/, '')}/og.png`
            const response = await fetch(address)
            expect([address, response.status]).toEqual([address, 200])
            const file = Buffer.from(await response.arrayBuffer())
            return [path, createHash('sha256').update(file).digest('hex')] as const
          }),
        ),
      )
    const redrawn = async (id: string, fields: object) => {
      const before = await pictures()
      const change = client().transaction().patch(id, { set: fields })
      await count(stage, change, { paths: [...withoutS1, '/blog/page/2'] })
      const after = await pictures()
      return PICTURED.filter((path) => before.get(path) !== after.get(path))
    }

    it('of a post is drawn anew for what it shows, and no other is', async () => {
      expect(await redrawn('f2', { body: [] })).toEqual([])
      expect(await redrawn('f1', { title: 'Drawn anew' })).toEqual(['/blog/f1'])
    }, 60_000)

    it('of a product is drawn anew for another price, and no other is', async () => {
      const { variants } = product('magnesium', 'Magnesium', 47)
      expect(await redrawn('magnesium', { variants })).toEqual(['/products/magnesium'])
    }, 60_000)
  })
}
