import { discardDrafts, store, storedDocument } from '../support/lake.ts'
import { test } from '../support/test.ts'
import { Vision } from '../support/vision.ts'

const CATEGORY = 'category-sleep'
const QUERY = '*[_type == "category" && slug.current == $slug]{title}'

// The refusal of a query that cannot be read, which the browser reports.
test.use({ expectedErrors: /status of 400/ })

test.afterEach(() => discardDrafts(CATEGORY))

test('Vision shows what a query finds in each perspective, what changes, and where a query is wrong', async ({
  studio,
}) => {
  const vision = new Vision(studio)
  const category = await storedDocument(CATEGORY)
  const writeDraft = (title: string) => store({ ...category, _id: `drafts.${CATEGORY}`, title })
  await writeDraft('Sleep, in a draft')

  await vision.open()
  await vision.writeParams({ slug: 'sleep' })
  await vision.writeQuery(QUERY)
  await vision.usePerspective('published')
  await vision.expectAnswer(/1 item.*Sleep & rest/s)
  await vision.usePerspective('drafts')
  await vision.expectAnswer(/1 item.*Sleep, in a draft/s)
  await vision.usePerspective('raw')
  await vision.expectAnswer(/2 items.*Sleep, in a draft.*Sleep & rest/s)

  await vision.expectHeard(() => writeDraft('Sleep, later'), 'Sleep, later')

  await vision.writeQuery('*[_type == "category"]{title')
  await vision.expectAnswer(/parse error.*expected '}' following object body.*Column: 22/s)
})
