#!/usr/bin/env node
import { fileURLToPath } from 'node:url'

// Runs on whatever Node the system has, which may know no TypeScript and must get a sentence then.
const OLDEST_NODE = 24
const NODE_FLAGS = [
  '--disable-warning=ExperimentalWarning',
  // In megabytes, three times over: V8 takes more than a lake has of memory in all, if let.
  '--max-semi-space-size=8',
]
// An arena for each thread keeps what was freed there from all others: 50 megabytes in a lake of 100,000 documents.
const ARENAS = '2'

const MAIN = new URL('../src/main.ts', import.meta.url)

const args = process.argv.slice(2)
if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE) {
  console.error(
    `content-lake: Node ${OLDEST_NODE} or newer is needed, and this is ${process.version}: "npx content-lake" in the repository takes its own.`,
  )
  process.exitCode = 1
} else if (args[0] === 'serve' && process.platform !== 'win32') becomeServer()
else await import(MAIN.href)

/** Flags and allocator are chosen when a process begins: this one begins again, as itself, with the same id. */
function becomeServer() {
  const command = [process.execPath, ...process.execArgv, ...NODE_FLAGS, fileURLToPath(MAIN)]
  process.execve(process.execPath, [...command, ...args], {
    MALLOC_ARENA_MAX: ARENAS,
    ...process.env,
  })
}
