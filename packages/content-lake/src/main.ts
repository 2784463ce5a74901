#!/usr/bin/env node
import { enableCompileCache } from 'node:module'

// What one process has compiled the next need not: it halves the time of a start. Only what is loaded after this counts.
const { directory } = enableCompileCache()
// Threads are told by the environment alone. One takes a third less memory then, and half the time to start.
if (directory !== undefined) process.env.NODE_COMPILE_CACHE = directory
const { runProgram } = await import('./cli/program.ts')
await runProgram()
