import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createClient, type SanityClient } from '@sanity/client'
import { describe, expect, it, vi } from 'vitest'
import { subscriberId } from '../../features/newsletter/email-address'
import { type Stage, WAIT } from './stage'

/** Signing up for the newsletter as a reader without scripts does, and as those do who are no readers. */
export function newsletter(stage: Stage): void {
  const stored = (email: string, client: SanityClient = stage.lake.client) =>
    client.fetch('*[_id == $id][0]', { id: subscriberId(email) })

  /** A form of this site, sent by a browser behind a trusted proxy. */
  const send = (
    path: string,
    body: BodyInit = '',
    { client = '192.0.2.1', ...headers }: Record<string, string> = {},
  ) =>
    stage.get(path, {
      method: 'POST',
      body,
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'sec-fetch-site': 'same-origin',
        'x-forwarded-for': client,
        ...headers,
      },
    })

  const signUp = (email: string, headers?: Record<string, string>) =>
    send('/api/newsletter', new URLSearchParams({ email, subject: '' }).toString(), headers)

  const lettersTo = async (email: string) => {
    const files = (await readdir(stage.site.outbox)).filter((file) => file.endsWith('.eml')).sort()
    const letters = await Promise.all(
      files.map(async (file) => ({
        eml: await readFile(join(stage.site.outbox, file), 'utf8'),
        html: await readFile(join(stage.site.outbox, file.replace(/eml$/, 'html')), 'utf8'),
      })),
    )
    return letters.filter(({ eml }) => eml.includes(`\r\nTo: ${email}\r\n`))
  }

  /** The paths that the first letter to an address leads to. */
  const linksFor = async (email: string) => {
    const letter = await vi.waitFor(async () => {
      const [first] = await lettersTo(email)
      expect(first).toBeDefined()
      return first
    }, WAIT)
    const link = (page: string) => {
      const found = new RegExp(`href="${stage.site.url}(/newsletter/${page}\\?token=[^"]+)"`)
      return found.exec(letter?.html ?? '')?.[1] ?? ''
    }
    return { confirm: link('confirm'), unsubscribe: link('unsubscribe'), eml: letter?.eml ?? '' }
  }

  let settled = 0

  /** Waits until whatever was sent before is dealt with, which is after its answer: what is sent now comes later. */
  const settle = async () => {
    settled += 1
    const email = `settled-${settled}@example.com`
    await signUp(email, { client: `198.51.100.${settled}` })
    await linksFor(email)
  }

  describe('the newsletter', () => {
    it('has a form at the end of each page and article, which needs no script', async () => {
      const { html } = await stage.get('/blog/middle')
      const forms = html.match(/<form\b[^>]* action="\/api\/newsletter"/g)
      expect(forms).toHaveLength(2)
      expect((await stage.get('/newsletter')).status).toBe(200)
      expect((await stage.get('/newsletter/nothing')).status).toBe(404)
    })

    it('says where its pages are, and which of them are for search engines', async () => {
      const headOf = async (path: string) => (await stage.get(path)).html.split('</head>')[0]
      const page = await headOf('/newsletter')
      expect(page).toContain(`<link rel="canonical" href="${stage.site.url}/newsletter"/>`)
      expect(page).toMatch(/<title>[^<]+ · Mossrow &amp; Daughters<\/title>/)
      expect(page).not.toContain('noindex')
      const state = await headOf('/newsletter/confirm?token=secret')
      expect(state).toContain(`<link rel="canonical" href="${stage.site.url}/newsletter/confirm"/>`)
      expect(state).toContain('<title>One more click · Mossrow &amp; Daughters</title>')
      expect(state).toMatch(/<meta name="robots" content="noindex/)
    })

    it('takes on who confirms, and lets go who leaves; links alone change nothing', async () => {
      const email = 'ada@example.com'
      const answer = await signUp('Ada@Example.com')
      expect([answer.status, answer.headers.get('location')]).toEqual([303, '/newsletter/sent'])
      expect((await stage.get('/newsletter/sent')).text).toContain('Look into your inbox')
      const { confirm, unsubscribe, eml } = await linksFor('Ada@example.com')
      expect(eml).toContain(`List-Unsubscribe: <${stage.site.url}${unsubscribe}>`)
      expect(eml).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click')

      const pending = await stored(email)
      expect(pending).toMatchObject({ status: 'pending', email: 'Ada@example.com' })
      for (const link of [confirm, unsubscribe]) {
        const page = await stage.get(link)
        expect(page.status).toBe(200)
        expect(page.html).toMatch(/<form method="post"><button type="submit"/)
      }
      expect(await stored(email)).toEqual(pending)

      const confirmed = await send(confirm)
      expect(confirmed.headers.get('location')).toBe('/newsletter/confirmed')
      const subscriber = await stored(email)
      expect(subscriber).toMatchObject({ status: 'confirmed' })
      expect(Date.parse(subscriber.confirmedAt)).toBeGreaterThan(Date.parse(pending.requestedAt))
      expect((await send(confirm)).headers.get('location')).toBe('/newsletter/confirmed')
      expect(await stored(email)).toEqual(subscriber)

      const left = await send(unsubscribe)
      expect(left.headers.get('location')).toBe('/newsletter/unsubscribed')
      expect(await stored(email)).toMatchObject({ status: 'unsubscribed' })
      const replayed = await send(confirm)
      expect(replayed.status).toBe(410)
      expect(replayed.text).toContain('This link is no longer good')
      expect(await stored(email)).toMatchObject({ status: 'unsubscribed' })
    })

    it('writes at once to who left and comes back, and leaves them off the list until they confirm', async () => {
      const email = 'back@example.com'
      await signUp(email, { client: '192.0.2.8' })
      const { confirm, unsubscribe } = await linksFor(email)
      await send(confirm)
      await send(unsubscribe)
      await signUp(email, { client: '192.0.2.8' })
      const again = await vi.waitFor(async () => {
        const [, second] = await lettersTo(email)
        expect(second).toBeDefined()
        return second
      }, WAIT)
      expect(await stored(email)).toMatchObject({ status: 'unsubscribed' })
      expect((await send(confirm)).status).toBe(410)
      const link = /href="[^"]*(\/newsletter\/confirm\?token=[^"]+)"/.exec(again?.html ?? '')?.[1]
      expect((await send(link ?? '')).headers.get('location')).toBe('/newsletter/confirmed')
      expect(await stored(email)).toMatchObject({ status: 'confirmed' })
    })

    it('lets a mail program leave with one click, from wherever it is', async () => {
      const email = 'iris@xn--bcher-kva.example'
      await signUp('iris@bücher.example')
      const { confirm, unsubscribe } = await linksFor(email)
      await send(confirm)
      const form = new FormData()
      form.set('List-Unsubscribe', 'One-Click')
      const response = await fetch(`${stage.site.url}${unsubscribe}`, {
        method: 'POST',
        body: form,
        redirect: 'manual',
      })
      expect(response.status).toBe(200)
      expect(await response.text()).toContain('You have left the list')
      expect(await stored(email)).toMatchObject({ status: 'unsubscribed' })
    })

    it('takes no link that has expired, was shortened or made up', async () => {
      const email = 'late@example.com'
      await signUp(email)
      const { confirm, unsubscribe } = await linksFor(email)
      await stage.lake.client
        .patch(subscriberId(email))
        .set({ 'confirmation.expiresAt': new Date(Date.now() - 1_000).toISOString() })
        .commit()
      for (const link of [confirm, confirm.slice(0, -1), '/newsletter/confirm'])
        expect((await send(link)).status).toBe(410)
      expect((await send(`${unsubscribe}x`)).status).toBe(410)
      expect(await stored(email)).toMatchObject({ status: 'pending' })
    })

    it('answers an address that it knows like any other, and writes to it once', async () => {
      const first = await signUp('known@example.com')
      await linksFor('known@example.com')
      const again = await signUp('known@example.com')
      const other = await signUp('other@example.com')
      await linksFor('other@example.com')
      for (const answer of [again, other]) {
        expect(answer.status).toBe(first.status)
        expect(answer.headers.get('location')).toBe(first.headers.get('location'))
        expect(answer.html).toBe(first.html)
      }
      expect(await lettersTo('known@example.com')).toHaveLength(1)
    })

    it('keeps addresses from everybody without a token, and its own token from all else', async () => {
      const id = subscriberId('ada@example.com')
      const config = stage.lake.client.config()
      const nobody = createClient({ ...config, token: undefined, perspective: 'raw' })
      expect(await nobody.fetch('*[_type == "newsletterSubscriber"]')).toEqual([])
      expect(await nobody.fetch('count(*[email match "*"])')).toBe(0)
      expect(await stored('ada@example.com', nobody)).toBeNull()
      expect(await nobody.getDocument(id)).toBeUndefined()
      const storefront = createClient({ ...config, token: stage.lake.newsletterToken })
      expect(await stored('ada@example.com', storefront)).toMatchObject({ _id: id })
      const type = 'newsletterSubscriber'
      for (const write of [
        () => storefront.createOrReplace({ _id: 'settings', _type: 'settings', title: 'Mine' }),
        () => storefront.create({ _id: 'newsletter.post', _type: 'post' }),
        () => storefront.create({ _id: 'public', _type: type }),
      ])
        await expect(write()).rejects.toMatchObject({ statusCode: 403 })
    })

    it.each([
      ['another site', {}, { 'sec-fetch-site': 'cross-site' }, 403],
      [
        'another site, in an older browser',
        {},
        { 'sec-fetch-site': '', origin: 'https://a.example' },
        403,
      ],
      ['a program that sends JSON', {}, { 'content-type': 'application/json' }, 415],
      ['one with far too much to say', { rest: 'x'.repeat(5_000) }, {}, 413],
    ])('takes nothing from %s', async (_, fields, headers, status) => {
      const email = `refused-${status}@example.com`
      const body = new URLSearchParams({ email, ...fields }).toString()
      const answer = await send('/api/newsletter', body, { client: '192.0.2.2', ...headers })
      expect(answer.status).toBe(status)
      expect(answer.text).toContain('We could not take this')
      await settle()
      expect(await stored(email)).toBeNull()
    })

    it('confirms nothing for another site', async () => {
      const email = 'crossed@example.com'
      await signUp(email, { client: '192.0.2.7' })
      const { confirm } = await linksFor(email)
      expect((await send(confirm, '', { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
      expect(await stored(email)).toMatchObject({ status: 'pending' })
    })

    it('says what is wrong beside the field, and keeps what was typed', async () => {
      const answer = await signUp('ada@"><script>alert(1)</script>', { client: '192.0.2.3' })
      expect(answer.status).toBe(400)
      // Or the form could not be sent again from where it was mended.
      expect(answer.headers.get('content-security-policy')).toContain("form-action 'self';")
      expect(answer.text).toContain('This is no e-mail address yet')
      const field = /<input id="newsletter_page_email"[^>]*>/.exec(answer.html)?.[0]
      expect(field).toContain('aria-invalid="true"')
      expect(field).toContain('value="ada@&#34;&#62;&#60;script&#62;alert(1)&#60;/script&#62;"')
      const injected = await signUp('ada@example.com\r\nBcc: eve@example.com', {
        client: '192.0.2.3',
      })
      expect(injected.status).toBe(400)
    })

    it('thanks a program that fills in the trap, and forgets it', async () => {
      const body = new URLSearchParams({ email: 'bot@example.com', subject: 'Hello' }).toString()
      const answer = await send('/api/newsletter', body, { client: '192.0.2.4' })
      expect(answer.headers.get('location')).toBe('/newsletter/sent')
      await settle()
      expect(await stored('bot@example.com')).toBeNull()
    })

    it('has who sends it too often wait, and nobody else', async () => {
      const client = '192.0.2.5'
      for (let count = 0; count < 10; count++)
        expect((await signUp('nothing', { client })).status).toBe(400)
      const answer = await signUp('nothing', { client })
      expect(answer.status).toBe(429)
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(500)
      expect(answer.text).toContain('One moment, please')
      expect((await signUp('nothing', { client: '192.0.2.6' })).status).toBe(400)
    })

    it('takes no other form where a page is, and writes no address into the log', async () => {
      expect((await send('/newsletter/sent')).status).toBe(405)
      expect((await send('/blog')).status).toBe(405)
      expect(stage.site.log()).toContain('newsletter.outbox')
      expect(stage.site.log()).not.toMatch(/@(example|xn--)/)
    })
  })
}
