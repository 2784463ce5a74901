import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { expect, it, onTestFinished } from 'vitest'
import { describeFailure } from '../failure'
import { mailSettings } from './mail-settings'
import { mailer } from './mailer'
import { writeLetter } from './write-letter'

const TOKEN = `${'a'.repeat(32)}.${'B'.repeat(43)}`
const ACCOUNT = { user: 'letters', password: 'p@ss: wörd' }

/** What a mail server took: who sent it to whom, and the message. */
interface Taken {
  readonly user: string | undefined
  readonly from: string | undefined
  readonly to: readonly string[]
  readonly head: readonly string[]
  readonly body: string
}

class RefusedError extends Error {
  readonly responseCode: number
  constructor(message: string, responseCode: number) {
    super(message)
    this.responseCode = responseCode
  }
}

/** A mail server with one account, which takes mail for everybody at `example.com` but `nobody`. */
async function mailServer(options: SMTPServerOptions = {}) {
  const taken: Taken[] = []
  const server = new SMTPServer({
    authMethods: ['PLAIN', 'LOGIN'],
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    onAuth({ username, password }, _session, done) {
      if (username === ACCOUNT.user && password === ACCOUNT.password) done(null, { user: username })
      else done(new RefusedError('These are no credentials', 535))
    },
    onRcptTo({ address }, _session, done) {
      done(address.startsWith('nobody@') ? new RefusedError(`No ${address} here`, 550) : null)
    },
    onData(stream, { user, envelope }, done) {
      text(stream).then((message) => {
        const [head = '', ...body] = message.split('\r\n\r\n')
        taken.push({
          user,
          from: envelope.mailFrom ? envelope.mailFrom.address : undefined,
          to: envelope.rcptTo.map(({ address }) => address),
          head: head.replace(/\r\n[ \t]+/g, ' ').split('\r\n'),
          body: body.join('\r\n\r\n'),
        })
        done()
      }, done)
    },
    ...options,
  })
  // A client that leaves in the middle of a session is none of the server's failures.
  server.on('error', () => undefined)
  const listening = server.listen(0, '127.0.0.1')
  await once(listening, 'listening')
  const close = () => new Promise<void>((resolve) => server.close(resolve))
  onTestFinished(close)
  return { taken, close, port: (listening.address() as AddressInfo).port }
}

/** Sends a letter as the storefront does whose environment names this server. */
function sendBy(port: number, { user, password } = ACCOUNT, protocol = 'smtp') {
  const account = `${encodeURIComponent(user)}:${encodeURIComponent(password)}`
  const settings = mailSettings({
    NEWSLETTER_SMTP_URL: `${protocol}://${account}@127.0.0.1:${port}`,
    NEWSLETTER_FROM: 'Mossrow & Töchter <letters@example.com>',
  })
  if (!settings) throw new Error('Mail has no way to leave.')
  const send = mailer(settings, () => expect.unreachable('No outbox is asked for.'))
  const letter = { kind: 'confirm', confirmToken: TOKEN, unsubscribeToken: TOKEN } as const
  return (to: string) =>
    send(writeLetter({ ...letter, to }, { title: 'Grüße — 手紙', siteUrl: 'https://a.example' }))
}

it('hands a letter over by SMTP, in the name of its account', async () => {
  const { taken, port } = await mailServer()
  await sendBy(port)('iris@xn--bcher-kva.example')
  // The server tells the domain, which it was sent in ASCII, in Unicode.
  expect(taken).toMatchObject([
    { user: 'letters', from: 'letters@example.com', to: ['iris@bücher.example'] },
  ])
  const { head, body } = taken[0] ?? { head: [], body: '' }
  expect(head).toContain('To: iris@xn--bcher-kva.example')
  expect(head).toContain(
    `List-Unsubscribe: <https://a.example/newsletter/unsubscribe?token=${TOKEN}>`,
  )
  expect(head).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click')
  expect(head).toContain('Auto-Submitted: auto-generated')
  expect(decodedHeader(head, 'Subject')).toBe('Please confirm: Grüße — 手紙')
  expect(decodedHeader(head, 'From')).toBe('Mossrow & Töchter <letters@example.com>')
  expect(body.replace(/=\r\n/g, '').replace(/=3D/g, '=')).toContain(
    `https://a.example/newsletter/confirm?token=${TOKEN}`,
  )
})

it('rejects when the recipient is refused, with what the log may say of it', async () => {
  const { taken, port } = await mailServer()
  const failure = await failureOf(sendBy(port)('nobody@example.com'))
  expect(failure).toEqual({
    error: 'Error',
    code: 'EENVELOPE',
    command: 'RCPT TO',
    responseCode: 550,
  })
  expect(taken).toEqual([])
  await sendBy(port)('ada@example.com')
  expect(taken).toHaveLength(1)
})

it('rejects when the account is refused, and names neither it nor its password', async () => {
  const { taken, port } = await mailServer()
  const failure = await failureOf(sendBy(port, { ...ACCOUNT, password: 'wrong' })('a@example.com'))
  expect(failure).toMatchObject({ code: 'EAUTH', responseCode: 535 })
  expect(JSON.stringify(failure)).not.toMatch(/letters|wrong|example/)
  expect(taken).toEqual([])
})

it('rejects while the server is full, and while there is none', async () => {
  const { port, close } = await mailServer({
    onData(stream, _session, done) {
      stream.resume().on('end', () => done(new RefusedError('The disk is full', 452)))
    },
  })
  expect(await failureOf(sendBy(port)('ada@example.com'))).toMatchObject({
    code: 'EMESSAGE',
    responseCode: 452,
  })
  await close()
  expect(await failureOf(sendBy(port)('ada@example.com'))).toMatchObject({ code: 'ESOCKET' })
})

it('does not hand a letter to a server whose certificate nobody vouches for', async () => {
  const { taken, port } = await mailServer({ secure: true })
  await expect(sendBy(port, ACCOUNT, 'smtps')('ada@example.com')).rejects.toThrow(/certificate/)
  expect(taken).toEqual([])
})

async function failureOf(sent: Promise<void>) {
  return describeFailure(
    await sent.then(
      () => expect.unreachable('The letter was sent.'),
      (error: unknown) => error,
    ),
  )
}

/** A header with its encoded words (RFC 2047, in UTF-8) as they are read. */
function decodedHeader(head: readonly string[], name: string): string | undefined {
  const line = head.find((some) => some.startsWith(`${name}: `))?.slice(name.length + 2)
  return line
    ?.replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, kind: string, word: string) =>
      kind.toLowerCase() === 'b'
        ? Buffer.from(word, 'base64').toString('utf8')
        : Buffer.from(
            word
              .replaceAll('_', ' ')
              .replace(/=([0-9a-f]{2})/gi, (_all, hex: string) =>
                String.fromCharCode(Number.parseInt(hex, 16)),
              ),
            'latin1',
          ).toString('utf8'),
    )
}
