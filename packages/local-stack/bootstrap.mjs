// What runs on the system's Node and without dependencies: it installs what is missing, then hands
// over to the repository's own Node. Everything after it is TypeScript.
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { takeLock } from './bootstrap/lock.mjs'
import { whenOrphaned } from './bootstrap/orphaned.mjs'
import { assertPortsFree, portsFromEnvironment } from './bootstrap/ports.mjs'
import {
  diskProblem,
  freeBytes,
  isInstalled,
  nodeProblem,
  platformProblem,
} from './bootstrap/preconditions.mjs'

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '../..')
const pinnedNode = path.join(root, 'node_modules/node/bin/node')
const INTERRUPTED = 130

let interrupted = false
let interruptRunning = () => {}

function interrupt() {
  if (interrupted) return
  interrupted = true
  interruptRunning()
}

/**
 * Runs a command in a process group of its own, and answers its exit code. Terminal, npm and supervisors
 * each pass an interruption on in their own way, some twice: the group hears of it once.
 */
function run(command, args, signal, env = process.env) {
  if (interrupted) return Promise.resolve(INTERRUPTED)
  const child = spawn(command, args, { cwd: root, stdio: 'inherit', detached: true, env })
  interruptRunning = () => {
    if (child.pid && child.exitCode === null && child.signalCode === null)
      process.kill(-child.pid, signal)
  }
  return new Promise((resolve) => {
    child.once('error', (error) => {
      console.error(`\n  ${command} could not be run: ${error.message}\n`)
      resolve(1)
    })
    child.once('exit', (code, killedBy) => {
      if (killedBy) endGroup(child.pid)
      if (killedBy && !interrupted) {
        console.error(
          `\n  Vitrine was ended by ${killedBy} (the system does that when memory runs out). What it ran ends with it: start it again.\n`,
        )
      }
      resolve(code ?? (interrupted ? INTERRUPTED : 1))
    })
  })
}

/** Ends what a command left of its group; its servers have groups of their own, and a guard. */
function endGroup(pid) {
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // Nothing was left.
  }
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, interrupt)
// npm passes signals on, but not the one that kills it outright.
whenOrphaned(interrupt)

function fail(sentence) {
  console.error(`\n  ${sentence}\n`)
  process.exit(1)
}

/** Nobody shall wait for an installation to hear of a taken port. */
async function assertPorts() {
  try {
    await assertPortsFree(portsFromEnvironment(process.env))
  } catch (error) {
    fail(error.message)
  }
}

async function install() {
  let release
  try {
    release = takeLock(
      path.join(root, '.vitrine/install.lock'),
      'Another command is installing the dependencies here: try again when it has finished',
    )
  } catch (error) {
    fail(error.message)
  }
  console.log('\n  Installing dependencies from the lockfile (once, one to three minutes) …')
  // Killed: the installer takes half a minute to end by itself, and the next start mends what it left.
  const code = await run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], 'SIGKILL')
  release()
  if (interrupted) {
    console.log('\n  Stopped while installing; the next start begins it again.\n')
    process.exit(INTERRUPTED)
  }
  if (code !== 0) fail('npm ci failed: its message stands above. Nothing was started.')
  if (!fs.existsSync(pinnedNode))
    fail(
      'npm ci brought no Node 24 (node_modules/node): are install scripts switched off (npm config get ignore-scripts)?',
    )
}

const installed = isInstalled(root) && fs.existsSync(pinnedNode)
const problem =
  platformProblem(process.platform) ??
  nodeProblem(process.version) ??
  diskProblem(freeBytes(root), installed)
if (problem) fail(problem)

const [command = 'start', ...args] = process.argv.slice(2)
if (!installed) {
  if (command === 'start' || command === 'dev') await assertPorts()
  await install()
}

const program = path.join(root, `packages/local-stack/src/commands/${command}.ts`)
const bin = path.join(root, 'node_modules/.bin')
process.exitCode = await run(
  pinnedNode,
  ['--disable-warning=ExperimentalWarning', program, ...args],
  'SIGINT',
  { ...process.env, PATH: `${bin}${path.delimiter}${process.env.PATH}` },
)
