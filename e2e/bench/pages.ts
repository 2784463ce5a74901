/** A page of the running site, for one template. */
export interface Page {
  readonly name: string
  readonly url: string
  /** Whether its scripts are held against those of the bare app. */
  readonly hasScriptBudget: boolean
}

/** One page of each template, found by following the site's own lists. @throws Error when a list has no link */
export async function pagesOf(site: string): Promise<Page[]> {
  const article = await firstLink(
    site,
    '/blog',
    /href="(\/blog\/(?!page\/|category\/|tag\/|author\/)[^"/.]+)"/,
  )
  const product = await firstLink(site, '/products', /href="(\/products\/(?!page\/)[^"/.]+)"/)
  const category = await firstLink(site, article, /href="(\/blog\/category\/[^"/.]+)"/)
  const at = (name: string, path: string, hasScriptBudget = false): Page => ({
    name,
    url: new URL(path, site).href,
    hasScriptBudget,
  })
  return [
    at('home', '/'),
    at('article', article, true),
    at('product', product, true),
    at('articles', '/blog'),
    at('category', category),
    at('products', '/products'),
  ]
}

async function firstLink(site: string, list: string, link: RegExp): Promise<string> {
  const response = await fetch(new URL(list, site), { headers: { accept: 'text/html' } })
  const path = link.exec(await response.text())?.[1]
  if (path === undefined) throw new Error(`${list} links to nothing like ${link}`)
  return path
}
