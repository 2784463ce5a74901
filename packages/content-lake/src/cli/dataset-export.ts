import { constants, rmSync } from 'node:fs'
import { access, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import type { ExportOptions } from '@sanity/export'
import { Command, InvalidArgumentError, Option } from 'commander'
import { CommandError } from './command-error.ts'
import { datasetArgument } from './dataset-argument.ts'
import { examples } from './examples.ts'
import { onInterrupt } from './on-interrupt.ts'
import { withOwnTemporaryFolder } from './own-temporary-folder.ts'
import { Progress } from './progress.ts'

interface ExportFlags {
  readonly assets: boolean
  readonly drafts: boolean
  readonly compress: boolean
  readonly raw?: boolean
  readonly overwrite?: boolean
  readonly types?: string[]
  readonly mode: 'stream' | 'cursor'
}

const ASSET_TYPES = new Set(['sanity.imageAsset', 'sanity.fileAsset'])

/** `content-lake dataset export`: @sanity/export with a client for this lake. */
export function datasetExportCommand(): Command {
  return new Command('export')
    .description('Write a dataset with its files to a .tar.gz, beside a running server or without')
    .argument('<dataset>', 'dataset to export', datasetArgument)
    .argument('<file>', 'file to write, - for standard output', fileArgument)
    .option('--raw', 'leave asset documents as they are, and their files out')
    .option('--no-assets', 'leave out files, and references to them')
    .option('--no-drafts', 'published documents only')
    .option('--no-compress', 'faster, and larger')
    .option('--types <types>', 'documents of these types only, separated by commas', typesArgument)
    .addOption(
      new Option('--mode <mode>', 'one answer of one moment, or pages of several')
        .choices(['stream', 'cursor'])
        .default('stream'),
    )
    .option('--overwrite', 'replace the file when there is one')
    .addHelpText(
      'after',
      examples(
        'dataset export production production.tar.gz',
        'dataset export production - --types post,author > some.tar.gz',
      ),
    )
    .action(exportTo)
}

/** @throws InvalidArgumentError when it is empty, as a variable of a script that was not set is */
function fileArgument(given: string): string {
  if (given.trim() !== '') return given
  throw new InvalidArgumentError('It is the name of a file, or - for standard output.')
}

/** @throws InvalidArgumentError when one has no name: nothing would be exported of it, in silence */
function typesArgument(given: string): string[] {
  const types = given.split(',').map((type) => type.trim())
  if (types.every((type) => type !== '')) return types
  throw new InvalidArgumentError('They are names of types, such as post,author.')
}

async function exportTo(dataset: string, file: string, flags: ExportFlags): Promise<void> {
  const toStandardOutput = file === '-'
  if (!toStandardOutput) await requirePlace(file, flags.overwrite === true)
  // Loaded for this command only: the others start in a fraction of the time.
  const { exportDataset } = await import('@sanity/export')
  const { withLake } = await import('./with-lake.ts')
  // Under its own name only when it is whole.
  const partial = `${file}.partial`
  const progress = new Progress()
  await withLake({ label: 'dataset export', role: 'viewer' }, async (lake) => {
    const client = lake.client(dataset)
    const known = await client.datasets.list()
    if (!known.some(({ name }) => name === dataset)) {
      throw new CommandError(`There is no dataset "${dataset}".`)
    }
    const done = onInterrupt(() => rmSync(partial, { force: true }))
    try {
      const options: ExportOptions = {
        client,
        dataset,
        outputPath: toStandardOutput ? process.stdout : partial,
        assets: flags.assets,
        raw: flags.raw === true,
        drafts: flags.drafts,
        compress: flags.compress,
        mode: flags.mode,
        types: flags.types,
        onProgress: (event) => progress.report(event),
        // Files are fetched from where the lake was reached; what stays in the file is for everybody.
        transformDocument: (document) =>
          ASSET_TYPES.has(document._type) && typeof document.path === 'string'
            ? { ...document, url: `${lake.config.publicUrl}/${document.path}` }
            : document,
      }
      const { documentCount, assetCount } = await withOwnTemporaryFolder(() =>
        exportDataset(options),
      )
      if (!toStandardOutput) await rename(partial, file)
      progress.end()
      process.stderr.write(`Exported ${documentCount} documents and ${assetCount} files.\n`)
    } catch (error) {
      progress.end()
      if (!toStandardOutput) await rm(partial, { force: true })
      const reason = error instanceof Error ? error.message : String(error)
      throw new CommandError(`The export failed. ${reason}`, { cause: error })
    } finally {
      done()
    }
  })
}

/** @throws CommandError when a file cannot be written there, or is not to be replaced */
async function requirePlace(file: string, overwrite: boolean): Promise<void> {
  const found = await stat(file).catch(() => null)
  if (found?.isFile() === false) throw new CommandError(`${file} is there already, and no file.`)
  if (found !== null && !overwrite) {
    throw new CommandError(`${file} is there already: choose another name, or use --overwrite.`)
  }
  const folder = path.dirname(path.resolve(file))
  await access(folder, constants.W_OK).catch(() => {
    throw new CommandError(`${folder} is not there, or takes no files.`)
  })
}
