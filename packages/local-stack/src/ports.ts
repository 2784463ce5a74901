import { createServer } from 'node:net'

export interface Ports {
  lake: number
  studio: number
  storefront: number
}

export const DEFAULT_PORTS: Ports = { lake: 3900, studio: 3333, storefront: 3000 }

const NAMES: Record<keyof Ports, string> = {
  lake: 'content lake',
  studio: 'Studio',
  storefront: 'storefront',
}

const VARIABLES: Record<keyof Ports, string> = {
  lake: 'LAKE_PORT',
  studio: 'STUDIO_PORT',
  storefront: 'STOREFRONT_PORT',
}

/** Above 1023, what no browser connects to: https://fetch.spec.whatwg.org/#port-blocking */
const BLOCKED_PORTS: ReadonlySet<number> = new Set([
  1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669,
  6679, 6697, 10080,
])

/** Ports from LAKE_PORT, STUDIO_PORT and STOREFRONT_PORT. Throws a sentence when one is no port. */
export function portsFromEnvironment(environment: NodeJS.ProcessEnv): Ports {
  const ports = { ...DEFAULT_PORTS }
  for (const name of Object.keys(ports) as (keyof Ports)[]) {
    const value = environment[VARIABLES[name]]
    if (value === undefined || value === '') continue
    const port = Number(value)
    if (!Number.isInteger(port) || port < 1 || port > 65535) {
      throw new Error(`${VARIABLES[name]} must be a port between 1 and 65535, not "${value}".`)
    }
    if (BLOCKED_PORTS.has(port)) {
      throw new Error(`No browser connects to port ${port}: choose another ${VARIABLES[name]}.`)
    }
    ports[name] = port
  }
  const chosen = Object.values(ports)
  if (new Set(chosen).size !== chosen.length) {
    throw new Error(
      `Lake, Studio and storefront need three different ports, not ${chosen.join(', ')}.`,
    )
  }
  return ports
}

/** Three ports that nothing listens on at the moment. */
export async function freePorts(): Promise<Ports> {
  const servers = await Promise.all([listen(0), listen(0), listen(0)])
  const [lake = 0, studio = 0, storefront = 0] = servers.map((server) => server.port)
  await Promise.all(servers.map((server) => server.close()))
  return { lake, studio, storefront }
}

/** Throws a sentence that names the first taken port and the variable that moves it. */
export async function assertPortsFree(ports: Ports): Promise<void> {
  for (const [name, port] of Object.entries(ports) as [keyof Ports, number][]) {
    for (const host of ['127.0.0.1', '::1']) {
      try {
        await (await listen(port, host)).close()
      } catch (error) {
        const code = (error as NodeJS.ErrnoException).code
        if (code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT') continue
        throw new Error(
          code === 'EACCES'
            ? `Port ${port} for the ${NAMES[name]} may not be opened by this user: choose another with ${VARIABLES[name]}=….`
            : `Port ${port} for the ${NAMES[name]} is taken (is Vitrine running already?): stop what uses it, or choose another with ${VARIABLES[name]}=….`,
        )
      }
    }
  }
}

function listen(port: number, host = '127.0.0.1') {
  return new Promise<{ port: number; close: () => Promise<void> }>((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(port, host, () => {
      const address = server.address()
      resolve({
        port: typeof address === 'object' && address ? address.port : port,
        close: () => new Promise((closed) => server.close(() => closed())),
      })
    })
  })
}
