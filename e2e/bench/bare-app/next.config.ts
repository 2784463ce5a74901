import { fileURLToPath } from 'node:url'
import type { NextConfig } from 'next'

const repository = fileURLToPath(new URL('../../..', import.meta.url))

const config: NextConfig = {
  typescript: { ignoreBuildErrors: true },
  turbopack: { root: repository },
  outputFileTracingRoot: repository,
}

export default config
