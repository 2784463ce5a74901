import { afterAll, beforeAll, expect, test } from 'vitest'
import { startLake, type TestLake } from './support/start-lake.ts'

let lake: TestLake
const TEXTS = ['\ud800', '\udc00', 'a\ud800b', '\ufffd', '\ue000', '😀', '\uffff']

beforeAll(async () => {
  lake = await startLake()
  const transaction = lake.client().transaction()
  for (const [n, text] of TEXTS.entries()) {
    const author = { _type: 'reference', _weak: true, _ref: text }
    transaction.create({ _id: `t${n}`, _type: 'text', text, author })
  }
  await transaction.commit()
})
afterAll(() => lake.stop())

test.each([
  'text == $v',
  'text < $v',
  'text > $v',
  'text <= $v',
  'text in [$v]',
  'author._ref == $v',
  'references($v)',
])(
  'an index and a scan give the same, also for half of a surrogate pair: %s',
  async (condition) => {
    const client = lake.client()
    for (const v of TEXTS) {
      const found = await client.fetch(`*[_type == "text" && ${condition}] | order(_id)._id`, { v })
      const all = `*[_type == "text"] | order(_id){_id, "fits": ${condition}}[fits]._id`
      expect(found, JSON.stringify(v)).toEqual(await client.fetch(all, { v }))
    }
  },
)
