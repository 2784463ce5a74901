// What runs on the system's Node and without dependencies: it installs what is missing, then hands
// over to the repository's own Node. Everything after it is TypeScript.
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { diskProblem, freeBytes, isInstalled, nodeProblem } from './bootstrap/preconditions.mjs'

const windows = process.platform === 'win32'
const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '../..')
const pinnedNode = path.join(root, 'node_modules/node/bin', windows ? 'node.exe' : 'node')

const nothing = () => {}
/** How to end what runs at the moment. */
let end = nothing

/** Runs a command in the terminal, and answers its exit code. */
function run(command, args, options, onSignal) {
  const child = spawn(command, args, { cwd: root, stdio: 'inherit', ...options })
  end = (signal) => onSignal(child, signal)
  return new Promise((resolve) => {
    child.once('error', (error) => {
      end = nothing
      console.error(`\n  ${command} could not be run: ${error.message}\n`)
      resolve(1)
    })
    child.once('exit', (code, signal) => {
      end = nothing
      resolve(signal ? 130 : (code ?? 1))
    })
  })
}

let interrupted = false
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    interrupted = true
    end(signal)
  })
}
// npm passes a signal on to its shell only, which ends without a word to us: a new parent tells.
if (process.env.npm_lifecycle_event && !windows) {
  const shell = process.ppid
  setInterval(() => {
    if (process.ppid === shell || interrupted) return
    interrupted = true
    end('SIGTERM')
  }, 250).unref()
}

/** The installer takes half a minute to end by itself, and the next start mends what it left. */
function endInstaller(child) {
  if (windows) child.kill()
  else process.kill(-child.pid, 'SIGKILL')
}

/** The terminal sends Ctrl-C to the whole group: then the stack has heard of it already. */
function endStack(child, signal) {
  if (signal !== 'SIGINT') child.kill(signal)
}

function fail(sentence) {
  console.error(`\n  ${sentence}\n`)
  process.exit(1)
}

async function prepare() {
  const installed = isInstalled(root) && fs.existsSync(pinnedNode)
  const problem = nodeProblem(process.version) ?? diskProblem(freeBytes(root), installed)
  if (problem) fail(problem)
  if (installed) return
  console.log('\n  Installing dependencies from the lockfile (once, one to three minutes) …')
  const code = await run(
    'npm',
    ['ci', '--no-audit', '--no-fund', '--loglevel=error'],
    { shell: windows, detached: !windows },
    endInstaller,
  )
  if (interrupted) {
    console.log('\n  Stopped while installing; the next start begins it again.\n')
    process.exit(130)
  }
  if (code !== 0) fail('npm ci failed: its message stands above. Nothing was started.')
  if (!fs.existsSync(pinnedNode))
    fail(
      'npm ci brought no Node 24 (node_modules/node): are install scripts switched off (npm config get ignore-scripts)?',
    )
}

await prepare()
const [command = 'start', ...args] = process.argv.slice(2)
const code = await run(
  pinnedNode,
  [
    '--disable-warning=ExperimentalWarning',
    path.join(root, `packages/local-stack/src/commands/${command}.ts`),
    ...args,
  ],
  {
    env: {
      ...process.env,
      PATH: `${path.join(root, 'node_modules/.bin')}${path.delimiter}${process.env.PATH}`,
    },
  },
  endStack,
)
process.exit(code)
