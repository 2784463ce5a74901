import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Config } from './config.ts'
import { ConfigError } from './config-error.ts'
import { variableOf } from './environment.ts'
import { printableSettings, secretsLeftOut } from './printable-settings.ts'
import { readConfig } from './read-config.ts'
import { settings } from './settings.ts'

const TOKEN = 'a-token-of-at-least-thirty-two-characters'

let folder: string
let file: string
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'config-'))
  file = path.join(folder, 'lake.json')
})
afterAll(() => rmSync(folder, { recursive: true }))

/** The configuration of a file that holds this, and of an environment. */
function read(content: unknown, env: Record<string, string> = {}) {
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content))
  return readConfig({ CONTENT_LAKE_CONFIG: file, ...env })
}

/** A configuration whose roles can be compared: without what their filters were made into. */
function comparable(config: Config) {
  return { ...config, roles: printableSettings(config).roles }
}

/** One value of each setting, other than its default. */
const EVERYTHING = {
  host: '0.0.0.0',
  port: 4000,
  data: 'content',
  projectId: 'films',
  dataset: 'main',
  datasets: ['main', 'staging'],
  publicUrl: 'https://lake.example.com',
  origins: ['https://studio.example.com'],
  auth: 'password',
  password: 'correct horse',
  trustedProxies: ['loopback', '10.0.0.0/8'],
  tokens: [`viewer:${TOKEN}`, `columnist:${TOKEN}`],
  roles: [
    {
      name: 'columnist',
      title: 'Columnist',
      description: 'Writes columns',
      grants: [
        { filter: '_id in path("**")', permissions: ['read'], datasets: ['*'] },
        { filter: '_type == "column"', permissions: ['create', 'update'], datasets: ['main'] },
      ],
    },
  ],
  metricsToken: `metrics-${TOKEN}`,
  queryTimeout: 5,
  anonymousQueryTimeout: 0.5,
  webhooks: 'hooks.json',
  maxUpload: 20,
  imageCache: 300,
  memory: 1000,
}

describe('a configuration file', () => {
  test('sets what variables set', () => {
    expect(Object.keys(EVERYTHING)).toEqual(Object.keys(settings.shape))
    const env = Object.fromEntries(
      Object.entries(EVERYTHING).map(([key, value]) => [
        variableOf(key),
        key === 'roles' ? JSON.stringify(value) : String(value),
      ]),
    )
    const fromFile = comparable(read(EVERYTHING))
    expect(fromFile.roles).toEqual(EVERYTHING.roles)
    expect({
      ...fromFile,
      // Paths of a file are meant from its folder.
      dataDirectory: path.relative(folder, fromFile.dataDirectory),
      webhooksFile: path.relative(folder, fromFile.webhooksFile ?? ''),
    }).toEqual({
      ...comparable(readConfig(env)),
      dataDirectory: 'content',
      webhooksFile: 'hooks.json',
    })
  })

  test.each([
    [[{ name: 'viewer', title: 'V', grants: [] }], 'at [0].name is a role that every lake has'],
    [[{ ...EVERYTHING.roles[0], colour: 'red' }], 'at [0] has "colour", which a role has not'],
    [[EVERYTHING.roles[0], EVERYTHING.roles[0]], 'must not name a role twice'],
    ['columnist', 'must be a list of roles'],
  ])('with roles that are none is refused', (roles, why) => {
    expect(() => read({ roles })).toThrow(`"roles" in ${file} ${why}`)
  })

  test('with a token of a role that there is not is refused', () => {
    const reading = () => read({ tokens: [`king:${TOKEN}`], roles: EVERYTHING.roles })
    expect(reading).toThrow(/"tokens" in .* role one of administrator, .*, viewer, columnist/)
  })

  test('may begin with a byte order mark', () => {
    expect(read('\uFEFF{"port": 4000}')).toMatchObject({ port: 4000 })
  })

  test('gives way to variables, setting by setting', () => {
    const config = read(
      { port: 4000, origins: ['https://a.example'], projectId: 'films' },
      { CONTENT_LAKE_PORT: '5000', CONTENT_LAKE_ORIGINS: 'https://b.example' },
    )
    expect(config).toMatchObject({ port: 5000, origins: ['https://b.example'], projectId: 'films' })
  })

  test('is refused by the key, or by the variable that goes before it', () => {
    const content = { port: '3900', auth: 'password', colour: 'green', toString: 1 }
    const reading = () => read(content, { CONTENT_LAKE_QUERY_TIMEOUT: 'long' })
    expect(reading).toThrow(ConfigError)
    expect(reading).toThrow(`"port" in ${file} must be a port number`)
    expect(reading).toThrow(`"colour" in ${file} is no setting`)
    expect(reading).toThrow(`"toString" in ${file} is no setting`)
    expect(reading).toThrow('CONTENT_LAKE_QUERY_TIMEOUT must be a number of seconds')
    expect(() => read({ auth: 'password' })).toThrow(
      `CONTENT_LAKE_PASSWORD is required when "auth" in ${file} is "password"`,
    )
    expect(() => read({ trustedProxies: ['loopback'] })).toThrow(
      `CONTENT_LAKE_AUTH must be "password" behind "trustedProxies" in ${file}`,
    )
  })

  test.each([
    [{ host: 1 }, '"host" in', 'must be a text'],
    [{ host: null }, '"host" in', 'must be a text'],
    [{ origins: 'https://a.example' }, '"origins" in', 'must be a list of texts'],
    [{ datasets: [1] }, '"datasets" in', 'must be a text'],
    [{ maxUpload: '10' }, '"maxUpload" in', 'must be a number of megabytes'],
    ['[]', 'The configuration file', 'must hold a JSON object'],
    ['{\n  "port": 1,\n}', 'The configuration file', 'is not JSON (line 3 column 1)'],
  ])('%o is refused', (content, start, end) => {
    expect(() => read(content)).toThrow(start)
    expect(() => read(content)).toThrow(end)
  })

  test('that is not JSON is not quoted: it may hold secrets', () => {
    for (const content of [`{"password": ${TOKEN}}`, `{"password": "${TOKEN}`, TOKEN]) {
      expect(() => read(content)).toThrow('is not JSON')
      expect(() => read(content)).not.toThrow(TOKEN.slice(0, 8))
    }
  })

  test('that is not there is named', () => {
    const missing = path.join(folder, 'missing.json')
    expect(() => readConfig({ CONTENT_LAKE_CONFIG: missing })).toThrow(missing)
  })
})

describe('a printed configuration', () => {
  test('is a file of the same configuration', () => {
    const { password, tokens, metricsToken, ...others } = EVERYTHING
    const secrets = {
      CONTENT_LAKE_PASSWORD: password,
      CONTENT_LAKE_TOKENS: tokens.join(','),
      CONTENT_LAKE_METRICS_TOKEN: metricsToken,
    }
    const config = read(others, secrets)
    const printed = printableSettings(config)
    expect(JSON.stringify(printed)).not.toMatch(new RegExp(`${password}|${TOKEN}`))
    expect(comparable(read(printed, secrets))).toEqual(comparable(config))
    expect(comparable(read({ ...printed, password, tokens, metricsToken }))).toEqual(
      comparable(config),
    )

    const plain = readConfig({})
    expect(secretsLeftOut(printableSettings(plain))).toEqual([])
    expect(read(printableSettings(plain))).toEqual(plain)
  })

  test('is refused as long as it lacks a secret', () => {
    const printed = printableSettings(read(EVERYTHING))
    expect(secretsLeftOut(printed)).toEqual(['password', 'tokens', 'metricsToken'])
    expect(() => read(printed)).toThrow(
      `"password" in ${file} is "(set)", which stands for a secret that was not printed`,
    )
    expect(() => read(printed)).toThrow(
      `"tokens" in ${file} holds "viewer:(set)", which stands for a token that was not printed`,
    )
  })
})
