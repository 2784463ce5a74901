import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, onTestFinished, test } from 'vitest'

const CHILD = `
  import { whenOrphaned } from ${JSON.stringify(new URL('./orphaned.mjs', import.meta.url).href)}
  const life = setInterval(() => {}, 1000)
  whenOrphaned(() => {
    clearInterval(life)
    console.log('orphaned')
  })
  console.log('watching')`

const PARENT = `
  const { spawn } = require('node:child_process')
  const stdio = ['ignore', 'inherit', 'inherit']
  spawn(process.execPath, ['--input-type=module', '-e', process.argv[1]], { stdio })`

function endGroup(id: number | undefined) {
  try {
    if (id) process.kill(-id, 'SIGKILL')
  } catch {
    // Nothing of it is left.
  }
}

test('a process hears of a parent that is killed', async () => {
  const parent = spawn(process.execPath, ['-e', PARENT, CHILD], { detached: true })
  onTestFinished(() => endGroup(parent.pid))
  let output = ''
  parent.stdout.setEncoding('utf8').on('data', (text) => {
    output += text
  })
  await once(parent.stdout, 'data')
  expect(output).toBe('watching\n')
  parent.kill('SIGKILL')
  // Closed by the child, which lives on until it has heard.
  await once(parent, 'close')
  expect(output).toBe('watching\norphaned\n')
})
