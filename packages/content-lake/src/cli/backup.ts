import path from 'node:path'
import { Command, InvalidArgumentError } from 'commander'
import { readConfig } from '../config/read-config.ts'
import type { OnProgress } from '../datasets/backup/back-up-lake.ts'
import { CommandError } from './command-error.ts'
import { examples } from './examples.ts'
import { interruptible } from './interruptible.ts'
import { Progress } from './progress.ts'
import { requireLake } from './require-lake.ts'

/** `content-lake backup`: reads the lake's folder itself, beside a running server or without. */
export function backupCommand(): Command {
  return new Command('backup')
    .description('Write all of the lake to a folder: datasets, people, tokens, settings and files')
    .argument('<folder>', 'folder to make; it is there when the backup is whole')
    .option(
      '--keep <number>',
      'afterwards remove older backups beside it, but for the newest so many',
      positiveInteger,
    )
    .addHelpText(
      'after',
      examples('backup backups/monday', 'backup "backups/$(date +%F)" --keep 7'),
    )
    .action(backUp)
    .addCommand(verifyCommand())
}

function verifyCommand(): Command {
  return new Command('verify')
    .description('Look whether a backup is whole, sound and of a version that can be restored')
    .argument('<backup>', 'folder that "backup" made')
    .addHelpText('after', examples('backup verify backups/monday'))
    .action(verify)
}

/** `content-lake restore`: the other way, into a data folder that no server uses. */
export function restoreCommand(): Command {
  return new Command('restore')
    .description('Make the lake of an empty data folder from a backup, when all of it is sound')
    .argument('<backup>', 'folder that "backup" made')
    .option('--force', 'put aside the lake that is there')
    .addHelpText('after', examples('restore backups/monday', 'restore backups/monday --force'))
    .action(restore)
}

async function backUp(folder: string, { keep }: { keep?: number }): Promise<void> {
  const config = readConfig(process.env)
  requireLake(config)
  const { dataDirectory, projectId } = config
  const { backUpLake } = await import('../datasets/backup/back-up-lake.ts')
  const { manifest, missing, damaged } = await reporting('backup', (onProgress, signal) =>
    backUpLake({ dataDirectory, target: path.resolve(folder), projectId, onProgress, signal }),
  )
  for (const sha1 of missing) {
    process.stderr.write(`Warning: the lake does not have the file ${sha1} of a document.\n`)
  }
  for (const sha1 of damaged) {
    process.stderr.write(
      `Warning: the file ${sha1} is damaged: its content is not what was uploaded.\n`,
    )
  }
  process.stdout.write(`Backed up ${described(manifest)} to ${folder}.\n`)
  if (keep === undefined) return
  const { removeOldBackups } = await import('../datasets/backup/remove-old-backups.ts')
  const { removed, needed } = await removeOldBackups(path.resolve(folder), {
    keep,
    projectId,
    lost: [...missing, ...damaged],
  })
  for (const name of removed) process.stdout.write(`Removed the backup ${name}.\n`)
  for (const name of needed) {
    process.stderr.write(`The backup ${name} stays: it has files that the lake lost.\n`)
  }
}

async function verify(backup: string): Promise<void> {
  const { verifyBackup } = await import('../datasets/backup/verify-backup.ts')
  const { manifest, problems } = await reporting('check', (onProgress, signal) =>
    verifyBackup({ backup: path.resolve(backup), onProgress, signal }),
  )
  if (problems.length > 0) {
    for (const problem of problems) process.stderr.write(`${problem}\n`)
    throw new CommandError(`${backup} cannot be restored.`)
  }
  process.stdout.write(`${backup} is sound: ${described(manifest)} as of ${manifest.createdAt}.\n`)
}

function positiveInteger(text: string): number {
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text)
  throw new InvalidArgumentError('It is a number from 1 on.')
}

async function restore(backup: string, { force }: { force?: boolean }): Promise<void> {
  const { dataDirectory } = readConfig(process.env)
  const { restoreLake } = await import('../datasets/backup/restore-lake.ts')
  const { manifest, aside } = await reporting('restore', (onProgress, signal) =>
    restoreLake({
      backup: path.resolve(backup),
      dataDirectory: path.resolve(dataDirectory),
      force: force === true,
      onProgress,
      signal,
    }),
  )
  if (aside !== null) process.stdout.write(`What was there before is in ${aside}.\n`)
  process.stdout.write(
    `Restored ${described(manifest)} as of ${manifest.createdAt} to ${dataDirectory}.\n`,
  )
}

async function reporting<T>(
  what: string,
  work: (onProgress: OnProgress, signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const progress = new Progress()
  const onProgress: OnProgress = (step, current, total, unit = '') =>
    progress.report({ step, current, total, unit })
  try {
    return await interruptible((signal) => work(onProgress, signal))
  } catch (error) {
    progress.end()
    const reason = error instanceof Error ? error.message : String(error)
    throw new CommandError(`The ${what} failed. ${reason}`, { cause: error })
  } finally {
    progress.end()
  }
}

function described({
  datasets,
  files,
}: {
  readonly datasets: readonly unknown[]
  readonly files: readonly { readonly path: string; readonly size: number }[]
}): string {
  const assets = files.filter(({ path: name }) => name.startsWith('assets/')).length
  const megabytes = files.reduce((sum, { size }) => sum + size, 0) / 1e6
  return `${datasets.length} datasets and ${assets} files (${megabytes.toFixed(1)} MB)`
}
