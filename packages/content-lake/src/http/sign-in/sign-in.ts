import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { hashPassword, isOutdatedHash, isPassword } from '../../access/password-hash.ts'
import { nameProblem } from '../../access/person-name.ts'
import { SignInCodes } from '../../access/sign-in-codes.ts'
import { SignInLimits } from '../../access/sign-in-limits.ts'
import { isLoopbackName } from '../../config/loopback.ts'
import type { Lake } from '../../datasets/lake.ts'
import { httpError } from '../../errors.ts'
import { clientAddress } from '../client-address.ts'
import type { LakeEnv } from '../env.ts'
import { isAskedFrom } from './is-asked-from.ts'
import { isLocalRequest } from './is-local-request.ts'
import { refusalPage, STYLE_SOURCE, signInPage } from './sign-in-page.ts'
import { signInTarget } from './sign-in-target.ts'

const LOCAL_EDITOR = 'Local editor'

const credentials = z.object({
  name: z.string().trim().min(1).max(60),
  password: z.string().max(1024),
})

/** The page a Studio sends people to, and the exchange of its code for a token. */
export function signInRoutes(lake: Lake): Hono<LakeEnv> {
  const { config, accounts } = lake
  const shared = config.password === null ? null : hashPassword(config.password)
  const limits = new SignInLimits()
  const addressOf = clientAddress(config.trustedProxies)
  const codes = new SignInCodes()

  /** Whoever sits at this machine, or comes while nobody may do everything, may; others what they are given. */
  function startSession(name: string): string {
    const isAdministered = accounts.users.list().some(({ role }) => role === 'administrator')
    const role = shared === null || !isAdministered ? 'administrator' : 'viewer'
    return accounts.sessions.create(accounts.users.ensure(name, role).id)
  }

  /** Back to the Studio with a code, which keeps the token out of the browser's history and writes nothing yet. */
  function enter(c: Context<LakeEnv>, target: URL, name: string): Response {
    target.hash = `sid=${codes.create({ name, origin: target.origin })}`
    return c.redirect(target.href, 303)
  }

  /** The page for somebody who is kept out, although nothing else is in the way. */
  function turnAway(c: Context<LakeEnv>): Response | Promise<Response> {
    lake.log({
      event: 'sign-in-refused',
      id: c.get('requestId'),
      client: addressOf(c.env.incoming),
    })
    return c.html(removed, 403)
  }

  function form(c: Context<LakeEnv>, target: URL, name: string, problem: string | null) {
    const { pathname, search } = new URL(c.req.url)
    return signInPage({ action: pathname + search, studio: target.origin, name, problem })
  }

  return new Hono<LakeEnv>()
    .use('/auth/login/*', async (c, next) => {
      // Browsers apply form-action to the redirect after the form as well.
      const targets = ["'self'", ...config.origins].join(' ')
      c.header(
        'content-security-policy',
        `default-src 'none'; style-src ${STYLE_SOURCE}; form-action ${targets}; frame-ancestors 'none'; base-uri 'none'`,
      )
      c.header('x-content-type-options', 'nosniff')
      c.header('referrer-policy', 'same-origin')
      c.header('cache-control', 'no-store')
      await next()
    })
    .get('/auth/login/local', (c) => {
      const target = signInTarget(config, c.req.query('origin'))
      if (!target) return c.html(unknownStudio, 400)
      if (shared) return c.html(form(c, target, '', null))
      if (!isLocalRequest(config, c.env.incoming) || !isLoopbackName(target.hostname)) {
        return c.html(notLocal, 403)
      }
      if (accounts.users.isRemoved(LOCAL_EDITOR)) return turnAway(c)
      return enter(c, target, LOCAL_EDITOR)
    })
    .post('/auth/login/local', async (c) => {
      const target = signInTarget(config, c.req.query('origin'))
      if (!target) return c.html(unknownStudio, 400)
      if (!shared) throw httpError(404, 'Not Found', 'This lake asks for no password')
      const given = credentials.safeParse(await c.req.parseBody())
      if (!given.success) return c.html(form(c, target, '', 'Enter your name and password.'), 400)
      const { name, password } = given.data
      const problem = accounts.users.isTaken(name) ? null : nameProblem(name)
      if (problem !== null) return c.html(form(c, target, '', problem), 400)
      const client = addressOf(c.env.incoming)
      const wait = limits.waitingTime(client, name)
      if (wait > 0) {
        c.header('retry-after', String(Math.ceil(wait / 1000)))
        const minutes = Math.ceil(wait / 60_000)
        return c.html(form(c, target, '', `Too many attempts. Try again in ${minutes} min.`), 429)
      }
      limits.count(client, name)
      let own: string | null
      let isRight: boolean
      do {
        // Whoever has one of their own is nobody else's to sign in as.
        own = accounts.users.passwordHash(name)
        isRight = await isPassword(password, own ?? (await shared))
        // It may have been changed while the guess waited for its turn.
      } while (accounts.users.passwordHash(name) !== own)
      if (!isRight) {
        lake.log({ event: 'sign-in-refused', id: c.get('requestId'), client })
        return c.html(form(c, target, name, 'That password is not right.'), 401)
      }
      limits.succeed(client, name)
      if (accounts.users.isRemoved(name)) return turnAway(c)
      if (own !== null && isOutdatedHash(own)) {
        accounts.users.replacePasswordHash(own, await hashPassword(password))
      }
      if (c.req.query('withSid') === 'true') return enter(c, target, name)
      // For programs.
      target.hash = `token=${startSession(name)}`
      return c.redirect(target.href, 303)
    })
    .get('/auth/fetch', (c) => {
      c.header('cache-control', 'no-store')
      const code = c.req.query('sid') ?? ''
      // Hono answers HEAD with this route too, and HEAD does nothing.
      if (c.req.method === 'HEAD') return c.body(null, codes.isWaiting(code) ? 200 : 404)
      const signIn = codes.redeem(code)
      if (!signIn || !isAskedFrom(signIn.origin, c.env.incoming)) {
        throw httpError(404, 'Not Found', 'The sign-in code is unknown or was used')
      }
      return c.json({ token: startSession(signIn.name) })
    })
}

const unknownStudio = refusalPage(
  'This Studio is not known here',
  'The content lake signs people in only to the Studios in CONTENT_LAKE_ORIGINS. Add the address of yours there and start the lake again.',
)

const removed = refusalPage(
  'You were removed from this lake',
  'Whoever runs it can let you in again, with the command content-lake user add and the name that you sign in with.',
)

const notLocal = refusalPage(
  'A password is needed from here',
  'Signing in without a password works only in a browser on the machine that runs the content lake, with nothing in between. To sign in from elsewhere, set CONTENT_LAKE_AUTH=password and CONTENT_LAKE_PASSWORD.',
)
