import { once } from 'node:events'
import { createServer } from 'node:net'
import { describe, expect, it } from 'vitest'
import { explainFailure, SeedRefusal, seedTarget } from './seed-target.ts'

/** A port of loopback that nothing listens on, since its listener has just gone. */
async function closedPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

describe('seedTarget', () => {
  it('refuses without a token and says where to get one', () => {
    expect(() => seedTarget({})).toThrow(/SANITY_API_WRITE_TOKEN is not set.*content-lake token/)
    expect(() => seedTarget({ SANITY_PROJECT_ID: 'abc' })).toThrow(/manage\/project\/abc/)
  })

  it('refuses an unusable address', () => {
    const read = () => seedTarget({ SANITY_API_WRITE_TOKEN: 't', SANITY_API_HOST: 'nowhere' })
    expect(read).toThrow(SeedRefusal)
    expect(read).toThrow(/SANITY_API_HOST must be an address/)
  })

  it('writes to hosted Sanity when only a project is named', () => {
    const { client } = seedTarget({ SANITY_API_WRITE_TOKEN: 't', SANITY_PROJECT_ID: 'abc' })
    expect(client.config()).toMatchObject({
      useProjectHostname: true,
      projectId: 'abc',
      token: 't',
    })
  })

  it('explains a server that does not answer', async () => {
    const apiHost = `http://127.0.0.1:${await closedPort()}`
    const target = seedTarget({ SANITY_API_WRITE_TOKEN: 't', SANITY_API_HOST: apiHost })
    const failure = await target.client.fetch('*[0]').catch((error: unknown) => error)
    expect(explainFailure(failure, target)).toMatchObject({
      name: 'SeedRefusal',
      message: expect.stringContaining(`Nothing answers at ${apiHost}`),
    })
  })
})
