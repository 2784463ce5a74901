// Runs on the system's Node, like preconditions.mjs: a taken port is told before anything is installed.
import net from 'node:net'

/** @typedef {{ lake: number, studio: number, storefront: number }} Ports */

/** @type {Ports} */
export const DEFAULT_PORTS = { lake: 3900, studio: 3333, storefront: 3000 }

/** @type {Record<keyof Ports, string>} */
const NAMES = {
  lake: 'content lake',
  studio: 'Studio',
  storefront: 'storefront',
}

/** @type {Record<keyof Ports, string>} */
const VARIABLES = {
  lake: 'LAKE_PORT',
  studio: 'STUDIO_PORT',
  storefront: 'STOREFRONT_PORT',
}

/** Above 1023, what no browser connects to: https://fetch.spec.whatwg.org/#port-blocking */
const BLOCKED_PORTS = new Set([
  1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669,
  6679, 6697, 10080,
])

const PARTS = /** @type {(keyof Ports)[]} */ (Object.keys(DEFAULT_PORTS))

/**
 * Ports from LAKE_PORT, STUDIO_PORT and STOREFRONT_PORT. Throws a sentence when one is no port.
 * @param {NodeJS.ProcessEnv} environment
 * @returns {Ports}
 */
export function portsFromEnvironment(environment) {
  const ports = { ...DEFAULT_PORTS }
  for (const name of PARTS) {
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

/**
 * Three ports that nothing listens on at the moment.
 * @returns {Promise<Ports>}
 */
export async function freePorts() {
  const servers = await Promise.all([listen(0), listen(0), listen(0)])
  const [lake = 0, studio = 0, storefront = 0] = servers.map((server) => server.port)
  await Promise.all(servers.map((server) => server.close()))
  return { lake, studio, storefront }
}

/**
 * Throws a sentence that names the first taken port and the variable that moves it.
 * @param {Ports} ports
 */
export async function assertPortsFree(ports) {
  for (const name of PARTS) {
    const port = ports[name]
    for (const host of ['127.0.0.1', '::1']) {
      try {
        await (await listen(port, host)).close()
      } catch (error) {
        const { code } = /** @type {NodeJS.ErrnoException} */ (error)
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

/**
 * @param {number} port
 * @returns {Promise<{ port: number, close: () => Promise<void> }>}
 */
function listen(port, host = '127.0.0.1') {
  return new Promise((resolve, reject) => {
    const server = net.createServer()
    server.once('error', reject)
    server.listen(port, host, () => {
      const address = server.address()
      resolve({
        port: typeof address === 'object' && address ? address.port : port,
        close: () => new Promise((closed) => server.close(() => closed(undefined))),
      })
    })
  })
}
