import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startHostedProxy } from './hosted-proxy.ts'

/** The Sanity CLI would ask the network for newer versions, and report on use. */
export const UNREPORTED = { NO_UPDATE_NOTIFIER: '1', DO_NOT_TRACK: '1' } as const

/** Runs `work` with variables that make Node programs find the lake at `lakeUrl` where they look for hosted Sanity. */
export async function withHostedEnvironment<T>(
  { lakeUrl, token }: { lakeUrl: string; token: string },
  work: (variables: Record<string, string>) => Promise<T>,
): Promise<T> {
  const proxy = await startHostedProxy(lakeUrl)
  const directory = await mkdtemp(path.join(tmpdir(), 'content-lake-'))
  try {
    const certificates = path.join(directory, 'certificates.pem')
    const others = process.env.NODE_EXTRA_CA_CERTS
    const trusted = others ? await readFile(others, 'utf8') : ''
    await writeFile(certificates, `${proxy.certificate}${trusted}`)
    return await work({
      SANITY_AUTH_TOKEN: token,
      HTTPS_PROXY: proxy.url,
      https_proxy: proxy.url,
      NODE_EXTRA_CA_CERTS: certificates,
      // Makes the fetch of Node take the proxy as well.
      NODE_USE_ENV_PROXY: '1',
      ...UNREPORTED,
    })
  } finally {
    await rm(directory, { recursive: true })
    await proxy.close()
  }
}
