import { fileURLToPath } from 'node:url'
import { expect, type Page } from '@playwright/test'
import { ArticleEditor } from '../support/article-editor.ts'
import { publishFresh } from '../support/freshness.ts'
import { removeBySlug, store, storedDocument } from '../support/lake.ts'
import { html } from '../support/shopper.ts'
import { test } from '../support/test.ts'

const picture = fileURLToPath(new URL('../fixtures/nettle-tonic.png', import.meta.url))

const POST = 'post-evening-jar'
const SLUG = 'evening-jar'
const PATH = `/blog/${SLUG}`

const callout = {
  heading: 'If you take other medicines',
  text: 'Magnesium binds to some of them. Leave two hours between.',
}
const caption = 'Nettle tonic, bottled in April. Drawing: Mossrow.'
const alt = 'A brown bottle with a leaf on its label'
const comparison = 'Two ways into the evening'
const questions = {
  heading: 'Before you ask',
  items: [
    { question: 'Does it keep?', answer: 'A year in the dark, if the lid is dry.' },
    { question: 'Warm or cold?', answer: 'Warm. Cold does no harm.' },
  ],
}
const source = {
  authors: 'Weld T, Marrin I.',
  title: 'Evening rituals and the onset of sleep',
  publication: 'Journal of Quiet Studies',
  year: '2024',
}

test.beforeEach(async () => {
  const sibling = await storedDocument('post-drying-herbs')
  // All that a post needs but its text: the writing is the test.
  await store({
    _id: `drafts.${POST}`,
    _type: 'post',
    title: 'What stands in the evening jar',
    slug: { _type: 'slug', current: SLUG },
    excerpt:
      'A jar, two handfuls of herbs and a lid that closes: what goes in, and what stays out.',
    publishedAt: new Date().toISOString(),
    coverImage: sibling?.coverImage,
    author: sibling?.author,
    categories: sibling?.categories,
  })
})

test.afterEach(() => removeBySlug(SLUG))

test('every block that a writer places in an article is there for the reader', async ({
  studio,
  shopper,
}) => {
  // The longest way of all: three times the time, where a machine has much else to do.
  test.slow()
  const article = new ArticleEditor(studio)

  await test.step('the writer lists a source', async () => {
    await studio.edit('post', POST)
    await studio.showGroup('evidence')
    const dialog = await studio.addItem('citations')
    for (const [name, value] of Object.entries(source)) await studio.fillItem(dialog, name, value)
    await studio.closeDialog(dialog)
    await studio.showGroup('content')
  })

  await test.step('writes, cites, and places one block after the other', async () => {
    await article.write('A jar of herbs is an evening you can put on a shelf.')
    await article.insertSource(/Evening rituals/)
    await article.write(' So is a bottle.')
    await article.insertCallout('Warning', callout.heading, callout.text)
    await article.insertPicture(picture, alt, caption)
    await article.insertComparison(comparison, ['Dusk Tea', 'Quiet Magnesium'])
    await article.insertQuestions(questions.heading, questions.items)
    await studio.saved()
  })

  await test.step('and publishes', () =>
    publishFresh(studio, 'new article at its address', async () =>
      (await html(shopper, PATH)).includes(callout.heading),
    ))

  await shopper.goto(PATH)
  await test.step('the reader finds the mark where it was placed', () =>
    expect(shopper.getByText('on a shelf.Source 1 So is a bottle.')).toBeVisible())
  await test.step('is warned in words', () => seesCallout(shopper))
  await test.step('sees the picture, loaded, described and captioned', () => seesPicture(shopper))
  await test.step('compares the products', () => seesComparison(shopper))
  await test.step('opens a question', () => opensQuestion(shopper))
  await test.step('goes to the source and back', () => followsSource(shopper))
})

async function seesCallout(reader: Page): Promise<void> {
  const aside = reader.getByRole('complementary').filter({ hasText: callout.heading })
  await expect(aside).toContainText('Take care')
  await expect(aside).toContainText(callout.text)
}

async function seesPicture(reader: Page): Promise<void> {
  const figure = reader.getByRole('figure').filter({ hasText: caption })
  const image = figure.getByRole('img', { name: alt })
  await image.scrollIntoViewIfNeeded()
  await expect
    .poll(() => image.evaluate((element: HTMLImageElement) => element.naturalWidth))
    .toBeGreaterThan(0)
}

async function seesComparison(reader: Page): Promise<void> {
  const table = reader.getByRole('table', { name: comparison })
  await expect(table.getByRole('columnheader', { name: 'Dusk Tea' })).toBeVisible()
  await expect(table.getByRole('columnheader', { name: 'Quiet Magnesium' })).toBeVisible()
  await expect(table.getByRole('row', { name: /^Price/ })).toContainText(/€14\.50.*€24\.00/s)
  await expect(table.getByRole('link', { name: 'Quiet Magnesium' })).toHaveAttribute(
    'href',
    '/products/quiet-magnesium',
  )
}

async function opensQuestion(reader: Page): Promise<void> {
  await expect(reader.getByRole('heading', { name: questions.heading })).toBeVisible()
  const [first, second] = questions.items
  const answer = reader.getByText(first?.answer ?? '')
  await expect(answer).toBeHidden()
  await reader.getByText(first?.question ?? '', { exact: true }).click()
  await expect(answer).toBeVisible()
  await expect(reader.getByText(second?.answer ?? '')).toBeHidden()
}

async function followsSource(reader: Page): Promise<void> {
  const sources = reader.getByRole('region', { name: 'Sources' })
  await expect(sources).toContainText(
    'Weld T, Marrin I. Evening rituals and the onset of sleep. Journal of Quiet Studies, 2024.',
  )
  const mark = reader.getByRole('link', { name: 'Source 1', exact: true })
  await mark.click()
  await expect(sources.getByRole('listitem')).toBeInViewport()
  await sources.getByRole('link', { name: /^Back to the text/ }).click()
  await expect(mark).toBeInViewport()
}
