#!/usr/bin/env node
// Runs on whatever Node the system has, which may know no TypeScript and must get a sentence then.
const OLDEST_NODE = 24

if (Number(process.versions.node.split('.')[0]) >= OLDEST_NODE) await import('../src/main.ts')
else {
  console.error(
    `content-lake: Node ${OLDEST_NODE} or newer is needed, and this is ${process.version}: "npx content-lake" in the repository takes its own.`,
  )
  process.exitCode = 1
}
