import { describe, expect, it } from 'vitest'
import { announce } from '../support/announce'
import type { Stage } from './stage'

/** Where the addresses lead that editors have sent elsewhere. */
export function redirects(stage: Stage): void {
  const redirect = async (source: string, destination: string, permanent = true) => {
    const _id = `redirect-${source.replaceAll(/\W/g, '-')}`
    await stage.lake.client.createOrReplace({
      _id,
      _type: 'redirect',
      source,
      destination,
      permanent,
    })
    await announce(stage.site.url, {
      _id,
      _type: 'redirect',
      operation: 'create',
      listChanged: true,
    })
  }
  const ask = async (path: string) => {
    const { status, headers } = await stage.get(path)
    return [status, headers.get('location')?.replace(stage.site.url, '') ?? null]
  }

  describe('redirects', () => {
    it('are followed with the next request after their publication', async () => {
      expect(await ask('/spring')).toEqual([404, null])
      await redirect('/spring', '/blog/middle', false)
      expect(await ask('/spring')).toEqual([307, '/blog/middle'])
      await redirect('/spring', '/blog/newest')
      expect(await ask('/spring')).toEqual([308, '/blog/newest'])
      // A browser keeps it for good unless it is told to ask again.
      const { headers } = await stage.get('/spring')
      expect(headers.get('cache-control')).toBe('public, max-age=0, must-revalidate')
    })

    it('lead to the end of a chain at once, for good only if all of it is', async () => {
      await redirect('/a', '/b')
      await redirect('/b', '/c', false)
      await redirect('/c', '/blog/middle#part')
      expect(await ask('/a')).toEqual([307, '/blog/middle#part'])
      expect(await ask('/c')).toEqual([308, '/blog/middle#part'])
    })

    it('never lead round in a circle: the page is missing then', async () => {
      await redirect('/self', '/self')
      await redirect('/there', '/back')
      await redirect('/back', `${stage.site.url}/there`)
      for (const path of ['/self', '/there', '/back', '/self?x=1'])
        expect([path, ...(await ask(path))]).toEqual([path, 404, null])
      expect(stage.site.log()).toContain('redirect.circle')
    })

    it('may lead to another site, without what was asked of this one', async () => {
      await redirect('/partner', 'https://shop.example/jars?a=1')
      expect(await ask('/partner?utm=x')).toEqual([308, 'https://shop.example/jars?a=1'])
    })

    it('leave an address alone at which there is a page', async () => {
      await redirect('/about', '/blog')
      expect((await stage.get('/about')).status).toBe(200)
    })

    it('hand a query on, unless they bring one of their own', async () => {
      await redirect('/own', '/blog?from=own')
      expect(await ask('/spring?utm=x&y=%2F')).toEqual([308, '/blog/newest?utm=x&y=%2F'])
      expect(await ask('/own?utm=x')).toEqual([308, '/blog?from=own'])
    })
  })
}
