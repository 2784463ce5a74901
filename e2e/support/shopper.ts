import { expect, type Page } from '@playwright/test'
import { askAsNobody } from './lake.ts'

/** What a publish may take until the next request shows it, counted from when the Studio says it is done. */
export const FRESH = { timeout: 2_000, intervals: [50] }

/** What one request is answered with, pictures aside. */
export async function html(page: Page, path: string): Promise<string> {
  return (await page.request.get(path)).text()
}

/** The status that one request is answered with, pictures aside. */
export async function status(page: Page, path: string): Promise<number> {
  return (await page.request.get(path)).status()
}

/** Opens an address and checks how it was answered. */
export async function expectStatus(page: Page, path: string, expected: number): Promise<void> {
  const response = await page.goto(path)
  expect(response?.status(), path).toBe(expected)
}

/** Where readers and search engines come upon a document. */
const LISTS = ['/', '/blog', '/products', '/sitemap.xml']

/** Looks for a document nobody may see yet: in every list, at its own address, and in the lake. */
export async function expectUnseen(
  page: Page,
  { path, slug, title }: { path: string; slug: string; title: string },
  alsoOn: readonly string[] = [],
): Promise<void> {
  for (const list of [...LISTS, ...alsoOn]) {
    const response = await page.request.get(list)
    expect(response.status(), list).toBe(200)
    const text = await response.text()
    expect(text, `${title} on ${list}`).not.toContain(title)
    expect(text, `${slug} on ${list}`).not.toContain(slug)
  }
  expect(await status(page, path), path).toBe(404)
  expect(await askAsNobody('*[slug.current == $slug || title == $title]', { slug, title })).toEqual(
    [],
  )
}

/** Event streams and sockets that a page opens. */
export function watchConnections(page: Page): string[] {
  const open: string[] = []
  page.on('websocket', (socket) => open.push(socket.url()))
  page.on('request', (request) => {
    if (request.resourceType() === 'eventsource') open.push(request.url())
  })
  return open
}
