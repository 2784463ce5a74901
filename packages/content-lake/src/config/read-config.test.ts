import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { ConfigError } from './config-error.ts'
import { readConfig } from './read-config.ts'

const TOKEN = 'a-token-of-at-least-thirty-two-characters'

describe('readConfig', () => {
  test('an empty environment gives the local defaults', () => {
    expect(readConfig({})).toMatchObject({
      host: '127.0.0.1',
      port: 3900,
      dataDirectory: path.resolve('.vitrine/lake'),
      projectId: 'vitrine',
      datasets: ['production'],
      publicUrl: 'http://localhost:3900',
      origins: ['http://localhost:3333'],
      signIn: 'local',
      password: null,
      trustedProxies: [],
      queryTimeLimit: 10_000,
      anonymousQueryTimeLimit: 2_000,
      tokens: [],
      webhooksFile: null,
    })
  })

  test('an empty variable counts as unset', () => {
    expect(readConfig({ CONTENT_LAKE_PORT: '', CONTENT_LAKE_DATASET: ' ' })).toMatchObject({
      port: 3900,
      datasets: ['production'],
    })
  })

  test('lists are split, trimmed and normalized', () => {
    const config = readConfig({
      CONTENT_LAKE_PORT: '4000',
      CONTENT_LAKE_DATASET: 'main',
      CONTENT_LAKE_DATASETS: 'main, staging,',
      CONTENT_LAKE_ORIGINS: 'http://localhost:3333/ , https://studio.example.com',
      CONTENT_LAKE_TOKENS: `administrator:${TOKEN},viewer:${TOKEN}:with-colon`,
      CONTENT_LAKE_PUBLIC_URL: 'http://localhost:4000/',
    })
    expect(config).toMatchObject({
      port: 4000,
      datasets: ['main', 'staging'],
      origins: ['http://localhost:3333', 'https://studio.example.com'],
      tokens: [
        { role: 'administrator', token: TOKEN },
        { role: 'viewer', token: `${TOKEN}:with-colon` },
      ],
      publicUrl: 'http://localhost:4000',
    })
  })

  test.each([
    [{ CONTENT_LAKE_PORT: 'abc' }, 'CONTENT_LAKE_PORT must be a port number'],
    [{ CONTENT_LAKE_PORT: '70000' }, 'CONTENT_LAKE_PORT must be a port number from 1 to 65535'],
    ...['not a host', '999.1.1.1', 'http://localhost', 'localhost:3900', '::1:x'].map(
      (host): [Record<string, string>, string] => [
        { CONTENT_LAKE_HOST: host },
        'CONTENT_LAKE_HOST must be an IP address or the name of a host',
      ],
    ),
    [{ CONTENT_LAKE_DATASETS: 'good,No Good' }, 'CONTENT_LAKE_DATASETS must be a dataset name'],
    [{ CONTENT_LAKE_DATASETS: '../outside' }, 'CONTENT_LAKE_DATASETS must be a dataset name'],
    [{ CONTENT_LAKE_ORIGINS: 'localhost:3333' }, 'CONTENT_LAKE_ORIGINS must be an origin'],
    [{ CONTENT_LAKE_ORIGINS: 'http://a.example/path' }, 'CONTENT_LAKE_ORIGINS must be an origin'],
    [{ CONTENT_LAKE_ORIGINS: '*' }, 'CONTENT_LAKE_ORIGINS must be an origin'],
    [{ CONTENT_LAKE_AUTH: 'none' }, 'CONTENT_LAKE_AUTH must be "local" or "password"'],
    [{ CONTENT_LAKE_AUTH: 'password' }, 'CONTENT_LAKE_PASSWORD is required'],
    [{ CONTENT_LAKE_TRUSTED_PROXIES: '10.0.0.0/40' }, 'CONTENT_LAKE_TRUSTED_PROXIES must be an'],
    [{ CONTENT_LAKE_TRUSTED_PROXIES: 'proxy.local' }, 'CONTENT_LAKE_TRUSTED_PROXIES must be an'],
    [{ CONTENT_LAKE_TRUSTED_PROXIES: 'loopback' }, 'CONTENT_LAKE_AUTH must be "password" behind'],
    [{ CONTENT_LAKE_PASSWORD: 'short' }, 'CONTENT_LAKE_PASSWORD must have at least 8 characters'],
    ...['/lake', '/?a=1', '?', '#top', '//'].map((more): [Record<string, string>, string] => [
      { CONTENT_LAKE_PUBLIC_URL: `http://localhost:3900${more}` },
      'CONTENT_LAKE_PUBLIC_URL must be a scheme, a host and a port alone',
    ]),
    [
      { CONTENT_LAKE_PUBLIC_URL: 'http://me:secret@localhost' },
      'a scheme, a host and a port alone',
    ],
    [
      { CONTENT_LAKE_PUBLIC_URL: 'localhost:3900' },
      'CONTENT_LAKE_PUBLIC_URL must be an http(s) URL',
    ],
    [
      { CONTENT_LAKE_PUBLIC_URL: 'https://lake.example.com' },
      'CONTENT_LAKE_AUTH must be "password"',
    ],
  ])('%o is refused', (env, message) => {
    expect(() => readConfig(env)).toThrow(ConfigError)
    expect(() => readConfig(env)).toThrow(message)
  })

  test.each([
    ['0.0.0.0', '0.0.0.0'],
    ['::', '::'],
    ['[::1]', '::1'],
    ['fe80::1%eth0', 'fe80::1%eth0'],
    ['Lake.example', 'Lake.example'],
    ['my_lake', 'my_lake'],
  ])('%s is a host', (given, host) => {
    expect(readConfig({ CONTENT_LAKE_HOST: given }).host).toBe(host)
  })

  test('a refused token is not repeated in the message', () => {
    const read = () => readConfig({ CONTENT_LAKE_TOKENS: 'king:my-precious-secret' })
    expect(read).toThrow('CONTENT_LAKE_TOKENS each entry must be <role>:<token>')
    expect(read).not.toThrow('my-precious-secret')
  })
})
