import { createRequire } from 'node:module'
import path from 'node:path'
import { createClient } from '@sanity/client'
import { JSDOM } from 'jsdom'
import { act, type ComponentType, createElement, type ReactElement } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { startLake, type TestLake } from '../support/start-lake.ts'

// Next.js takes these for server and browser; other conditions than its own are not for us to import.
const manifest = createRequire(import.meta.url).resolve('next-sanity/package.json')
const DIST = path.join(path.dirname(manifest), 'dist')

const QUERY = '*[_type == "post"] | order(title asc).title'

interface DefinedLive {
  sanityFetch(options: object): Promise<{ data: unknown; tags: string[] }>
  SanityLive(props: object): Promise<ReactElement<object>>
}

let lake: TestLake
let defineLive: (options: object) => DefinedLive
const mounted: Root[] = []

beforeAll(async () => {
  lake = await startLake()
  const server = path.join(DIST, 'live/conditions/react-server/index.js')
  defineLive = (await import(server)).defineLive
  const { window } = new JSDOM('', { url: 'http://localhost:3000' })
  vi.stubGlobal('window', window)
  vi.stubGlobal('document', window.document)
})

afterAll(async () => {
  // React ends its work later unless it acts, and would miss the window by then.
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
  await act(async () => {
    for (const root of mounted) root.unmount()
  })
  vi.unstubAllGlobals()
  await lake.stop()
})

/** The client of a site: without a token, as the page's server and its browsers have it. */
function siteClient() {
  return createClient({
    apiHost: lake.url,
    useProjectHostname: false,
    projectId: 'vitrine',
    dataset: 'production',
    apiVersion: '2026-09-01',
    useCdn: true,
  })
}

/** Mounts what `<SanityLive>` mounts in a browser, with a router that notes what it is told. */
async function mountLive(element: ReactElement<object>, refresh: () => void) {
  const browser: { default: ComponentType<object> } = await import(path.join(DIST, 'SanityLive.js'))
  const { AppRouterContext } = await import(
    'next/dist/shared/lib/app-router-context.shared-runtime.js'
  )
  const root = createRoot(document.body.appendChild(document.createElement('div')))
  mounted.push(root)
  const router = {
    refresh,
    back() {},
    forward() {},
    push() {},
    replace() {},
    prefetch() {},
  }
  const live = createElement(browser.default, element.props)
  root.render(createElement(AppRouterContext.Provider, { value: router as never }, live))
}

test('defineLive fetches with tags, and its SanityLive is told which of them a change expires', async () => {
  const { sanityFetch, SanityLive } = defineLive({
    client: siteClient(),
    serverToken: false,
    browserToken: false,
  })
  await lake.client().create({ _type: 'post', title: 'A' })
  const posts = await sanityFetch({ query: QUERY, tags: ['own'] })
  expect(posts.data).toEqual(['A'])
  expect(posts.tags).toContain('own')
  const postTags = posts.tags.filter((tag) => tag.startsWith('sanity:'))
  expect(postTags.length).toBeGreaterThan(0)
  const one = await sanityFetch({ query: '*[_id == "author-1"][0].name' })

  const expired: string[][] = []
  const refresh = vi.fn()
  const onWelcome = vi.fn()
  const action = async (tags: unknown) => {
    expired.push(tags as string[])
    return 'refresh' as const
  }
  await mountLive(await SanityLive({ action, onWelcome }), refresh)
  await vi.waitFor(() => expect(onWelcome).toHaveBeenCalled(), 15_000)

  await lake.client().create({ _id: 'drafts.hidden', _type: 'post', title: 'Hidden' })
  await lake.client().create({ _id: 'author-1', _type: 'author', name: 'Ada' })
  await vi.waitFor(() => expect(expired.length).toBe(1), 15_000)
  expect(expired[0]?.some((tag) => one.tags.includes(tag))).toBe(true)
  // Neither a draft nor an author is a post that a reader sees.
  expect(expired[0]?.some((tag) => postTags.includes(tag))).toBe(false)

  await lake.client().create({ _type: 'post', title: 'B' })
  await vi.waitFor(() => expect(expired.length).toBe(2), 15_000)
  expect(expired[1]?.some((tag) => postTags.includes(tag))).toBe(true)
  await vi.waitFor(() => expect(refresh).toHaveBeenCalledTimes(2), 15_000)
  expect((await sanityFetch({ query: QUERY })).data).toEqual(['A', 'B'])
})

test('with tokens it shows drafts, and refreshes when one of them changes', async () => {
  const { sanityFetch, SanityLive } = defineLive({
    client: siteClient(),
    serverToken: lake.viewerToken,
    browserToken: lake.viewerToken,
  })
  const draft = { _id: 'drafts.announced', _type: 'announcement', text: 'Soon' }
  await lake.client().create(draft)
  const query = '*[_type == "announcement"][0].text'
  const ask = (perspective: 'drafts' | 'published') =>
    sanityFetch({ query, perspective, stega: false })
  expect((await ask('published')).data).toBeNull()
  expect((await ask('drafts')).data).toBe('Soon')

  const refresh = vi.fn()
  const onWelcome = vi.fn()
  const element = await SanityLive({ includeDrafts: true, onWelcome })
  await mountLive(element, refresh)
  await vi.waitFor(() => expect(onWelcome).toHaveBeenCalled(), 15_000)
  await lake.client().patch(draft._id).set({ text: 'Sooner' }).commit()
  await vi.waitFor(() => expect(refresh).toHaveBeenCalled(), 15_000)
  expect((await ask('drafts')).data).toBe('Sooner')
})
