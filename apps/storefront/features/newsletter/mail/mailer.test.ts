import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { mailer } from './mailer'
import { writeLetter } from './write-letter'

const TOKEN = `${'a'.repeat(32)}.${'B'.repeat(43)}`
const LETTER = { kind: 'confirm', confirmToken: TOKEN, unsubscribeToken: TOKEN } as const
const SITE = {
  title: 'Letters & <b>more</b>\r\nBcc: eve@example.com',
  siteUrl: 'https://a.example',
}

async function written(to: string) {
  const folder = await mkdtemp(join(tmpdir(), 'outbox-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const files: string[] = []
  const settings = {
    kind: 'outbox',
    folder: join(folder, 'new'),
    from: 'Moss <a@b.example>',
  } as const
  await mailer(settings, (file) => files.push(file))(writeLetter({ ...LETTER, to }, SITE))
  const [file = ''] = files
  const [head = '', ...body] = (await readFile(file.replace(/html$/, 'eml'), 'utf8')).split(
    '\r\n\r\n',
  )
  return { file, head: head.replace(/\r\n[ \t]+/g, ' ').split('\r\n'), body: body.join('\r\n\r\n') }
}

it('leaves a message in the outbox, for the owner alone, without the address in its name', async () => {
  const { file, head, body } = await written('ada@xn--bcher-kva.example')
  expect(file).toMatch(/\.html$/)
  expect(file).not.toContain('ada')
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  expect(await readFile(file, 'utf8')).toContain(`confirm?token=${TOKEN}"`)
  expect(head).toContain(
    `List-Unsubscribe: <https://a.example/newsletter/unsubscribe?token=${TOKEN}>`,
  )
  expect(head).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click')
  expect(body.replace(/=\r\n/g, '').replace(/=3D/g, '=')).toContain(
    `https://a.example/newsletter/confirm?token=${TOKEN}`,
  )
})

it('has the words of editors add no header and no markup', async () => {
  const { head, body } = await written('ada@example.com')
  expect(head.filter((line) => /^(to|bcc|cc):/i.test(line))).toEqual(['To: ada@example.com'])
  const html = body.split('text/html')[1]
  expect(html).toContain('&#60;b&#62;')
  expect(html).not.toContain('<b>')
})
