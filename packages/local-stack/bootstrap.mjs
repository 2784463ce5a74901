// The one file that runs on the system's Node and without dependencies: it installs what is
// missing, then hands over to the repository's own Node. Everything after it is TypeScript.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync, statfsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const OLDEST_NODE = 20
const INSTALL_BYTES = 3e9

const root = join(dirname(fileURLToPath(import.meta.url)), '../..')
const pinnedNode = join(
  root,
  'node_modules/node/bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
)

const fail = (sentence) => {
  console.error(`\n  ${sentence}\n`)
  process.exit(1)
}

const major = Number(process.versions.node.split('.')[0])
if (major < OLDEST_NODE) {
  fail(
    `Vitrine needs Node ${OLDEST_NODE} or newer to begin (this is ${process.version}): install one from your package manager or nodejs.org and try again.`,
  )
}

const readPackages = (file) =>
  existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : undefined

/** npm writes node_modules/.package-lock.json last, so an interrupted install does not pass. */
function isInstalled() {
  const wanted = readPackages(join(root, 'package-lock.json'))
  const present = readPackages(join(root, 'node_modules/.package-lock.json'))
  if (!present || !existsSync(pinnedNode)) return false
  return Object.entries(wanted).every(
    ([path, entry]) =>
      !path.includes('node_modules/') ||
      entry.optional ||
      entry.link ||
      present[path]?.version === entry.version,
  )
}

if (!isInstalled()) {
  const { bavail, bsize } = statfsSync(root)
  if (bavail * bsize < INSTALL_BYTES) {
    const free = ((bavail * bsize) / 1e9).toFixed(1)
    fail(
      `Not enough disk space: installing and building needs about ${INSTALL_BYTES / 1e9} GB, and ${free} GB are free here.`,
    )
  }
  console.log('  Installing dependencies from the lockfile (once, about a minute) …')
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  if (status !== 0) fail('npm ci failed: its message stands above. Nothing was started.')
  if (!existsSync(pinnedNode))
    fail(
      'npm ci brought no Node 24 (node_modules/node): are install scripts switched off (npm config get ignore-scripts)?',
    )
}

const [command = 'start', ...args] = process.argv.slice(2)
const child = spawn(
  pinnedNode,
  [
    '--disable-warning=ExperimentalWarning',
    join(root, `packages/local-stack/src/commands/${command}.ts`),
    ...args,
  ],
  {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      PATH: `${join(root, 'node_modules/.bin')}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH}`,
    },
  },
)
// The terminal sends Ctrl-C to the whole group: the child ends by itself and this waits for it.
process.on('SIGINT', () => {})
process.on('SIGTERM', () => child.kill('SIGTERM'))
process.on('SIGHUP', () => child.kill('SIGHUP'))
child.on('exit', (code, signal) => process.exit(signal ? 130 : (code ?? 1)))
