import { afterAll, beforeAll, expect, it } from 'vitest'
import { POST_QUERY } from '../src/queries/post.ts'
import { createContentClient } from '../src/source/content-client.ts'
import { contentSource } from '../src/source/content-source.ts'
import { postPageSchema } from '../src/views/post-page.ts'
import { daysFromNow, item, post, product, reference, seedFixture } from './support/fixture.ts'
import { type LakeProcess, startLakeProcess } from './support/lake-process.ts'
import { readKind } from './support/read-kind.ts'

let lake: LakeProcess

beforeAll(async () => {
  lake = await startLakeProcess()
  await seedFixture(lake.client)
  const card = { _type: 'productCard', _key: 'c', product: reference('salt') }
  const pair = {
    _type: 'productComparison',
    _key: 'p',
    products: [item('magnesium'), item('salt')],
  }
  await lake.client
    .transaction()
    .createOrReplace(product('salt', 'Salt', 4))
    .createOrReplace(
      post('featuring', 'Featuring', daysFromNow(-40), { featuredProducts: [item('salt')] }),
    )
    .createOrReplace(post('comparing', 'Comparing', daysFromNow(-41), { body: [pair] }))
    .createOrReplace(post('tagged', 'Tagged', daysFromNow(-42), { tags: ['mineral', 'salt'] }))
    .createOrReplace(
      post('mentioning', 'Mentioning', daysFromNow(-43), { body: [card], tags: ['salt'] }),
    )
    .createOrReplace(
      post('choosing', 'Choosing', daysFromNow(-44), {
        body: [card],
        relatedPosts: [item('oldest'), item('later')],
      }),
    )
    .createOrReplace(post('later', 'Later', daysFromNow(3), { body: [card], tags: ['salt'] }))
    .commit()
}, 60_000)

afterAll(async () => lake.stop())

async function related(slug: string): Promise<string[] | undefined> {
  const reader = createContentClient(contentSource({ SANITY_API_HOST: lake.url }))
  const { view } = await readKind(reader, POST_QUERY, postPageSchema, { slug })
  return view?.relatedPosts.map(({ _id }) => _id)
}

it('are those that show the same products, then those with the same tags', async () => {
  expect(await related('mentioning')).toEqual(['featuring', 'comparing', 'choosing'])
  await lake.client.patch('choosing').unset(['body']).commit()
  expect(await related('mentioning')).toEqual(['featuring', 'comparing', 'tagged'])
})

it('are of the same category when there is nothing nearer', async () => {
  expect(await related('tagged')).toEqual(['mentioning', 'newest', 'middle'])
})

it('begin with the choice of the editor, as far as it is due', async () => {
  await lake.client.patch('choosing').set({ body: [] }).commit()
  expect(await related('choosing')).toEqual(['oldest', 'newest', 'middle'])
})
