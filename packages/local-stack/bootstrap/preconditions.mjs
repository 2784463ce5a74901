// Runs on whatever Node the system has: no TypeScript, and default imports only, because a named
// import that an old Node lacks would be a SyntaxError in place of the sentence below.
import fs from 'node:fs'
import path from 'node:path'

const OLDEST_NODE = 20
const INSTALL_BYTES = 3e9
const RUN_BYTES = 5e8

/** A sentence on a platform that has neither process groups nor signals. */
export function platformProblem(platform) {
  if (platform !== 'win32') return undefined
  return 'Vitrine runs on Linux and macOS: on Windows, clone it inside WSL and start it there.'
}

/** A sentence when this version of Node, such as `v18.20.0`, is too old to begin with. */
export function nodeProblem(version) {
  if (Number(version.replace(/^v/, '').split('.')[0]) >= OLDEST_NODE) return undefined
  return `Vitrine needs Node ${OLDEST_NODE} or newer to begin (this is ${version}): install one from your package manager or nodejs.org and try again.`
}

/** A sentence when the free bytes do not suffice to build, or to install and build. */
export function diskProblem(freeBytes, installed) {
  const needed = installed ? RUN_BYTES : INSTALL_BYTES
  if (freeBytes >= needed) return undefined
  const work = installed ? 'building and running' : 'installing and building'
  return `Not enough disk space: ${work} needs about ${gigabytes(needed)} GB, and ${gigabytes(freeBytes)} GB are free here.`
}

/** Bytes that this user may still write below a folder. */
export function freeBytes(folder) {
  const { bavail, bsize } = fs.statfsSync(folder)
  return bavail * bsize
}

/**
 * Whether node_modules holds what the lockfile says. npm writes its own copy of the lockfile last, so an
 * interrupted install does not pass; nor does one of which somebody deleted a package afterwards.
 */
export function isInstalled(root) {
  const wanted = readPackages(path.join(root, 'package-lock.json'))
  const present = readPackages(path.join(root, 'node_modules/.package-lock.json'))
  if (!wanted || !present) return false
  return Object.entries(wanted).every(([folder, entry]) => {
    if (!folder.includes('node_modules/')) return true
    if (entry.link) return fs.existsSync(path.join(root, folder))
    // Optional packages of other platforms are missing by right.
    if (!present[folder]) return Boolean(entry.optional)
    return (
      present[folder].version === entry.version &&
      fs.existsSync(path.join(root, folder, 'package.json'))
    )
  })
}

function readPackages(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8')).packages
  } catch {
    return undefined
  }
}

function gigabytes(bytes) {
  return (bytes / 1e9).toFixed(1)
}
