// Runs on the system's Node, like preconditions.mjs.
import fs from 'node:fs'
import path from 'node:path'

/**
 * Takes a lock file, which holds the process's id, until it is released or the process ends. One that a
 * dead process left is taken over.
 * @param {string} file
 * @param {string} held the first half of the sentence that is thrown when another process holds it
 * @returns {() => void} releases it
 */
export function takeLock(file, held) {
  fs.mkdirSync(path.dirname(file), { recursive: true })
  while (!created(file)) {
    const holder = holderOf(file)
    if (holder && isAlive(holder)) {
      throw new Error(`${held} (process ${holder}; delete ${file} if that is not so).`)
    }
    fs.rmSync(file, { force: true })
  }
  const release = () => {
    process.off('exit', release)
    fs.rmSync(file, { force: true })
  }
  process.on('exit', release)
  return release
}

function created(file) {
  try {
    fs.writeFileSync(file, `${process.pid}\n`, { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw error
  }
}

function holderOf(file) {
  try {
    return Number.parseInt(fs.readFileSync(file, 'utf8'), 10)
  } catch {
    return undefined
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // A process of another user may not be asked, but is there.
    return error.code === 'EPERM'
  }
}
