import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import path from 'node:path'
import { Command, Option } from 'commander'
import { CommandError } from './command-error.ts'
import { datasetArgument } from './dataset-argument.ts'
import { examples } from './examples.ts'
import { withOwnTemporaryFolder } from './own-temporary-folder.ts'
import { Progress, type ProgressEvent } from './progress.ts'
import type { ReachedLake } from './with-lake.ts'

interface ImportFlags {
  readonly replace?: boolean
  readonly missing?: boolean
  readonly replaceAssets?: boolean
  readonly allowFailingAssets?: boolean
  readonly allowAssetsInDifferentDataset?: boolean
  readonly skipCrossDatasetReferences?: boolean
}

/** `content-lake dataset import`: @sanity/import with a client for this lake. */
export function datasetImportCommand(): Command {
  return new Command('import')
    .description('Read documents and files into a dataset, beside a running server or without')
    .argument('<source>', '.tar.gz of an export, .ndjson, or a folder; - for standard input')
    .argument('<dataset>', 'dataset to import to; "dataset create" makes one', datasetArgument)
    .addOption(
      new Option('--replace', 'replace documents that are there already').conflicts('missing'),
    )
    .option('--missing', 'keep documents that are there already')
    .option('--replace-assets', 'upload files that are there already')
    .option('--allow-failing-assets', 'go on when a file cannot be had')
    .option('--allow-assets-in-different-dataset', 'take asset documents of other datasets')
    .option('--skip-cross-dataset-references', 'leave out references to other datasets')
    .addHelpText(
      'after',
      examples(
        'dataset import production.tar.gz staging',
        'dataset import posts.ndjson staging --replace',
      ),
    )
    .action(importFrom)
}

async function importFrom(source: string, dataset: string, flags: ImportFlags): Promise<void> {
  const input = await openSource(source)
  // Loaded for this command only: the others start in a fraction of the time.
  const { sanityImport } = await import('@sanity/import')
  const { withLake } = await import('./with-lake.ts')
  const progress = new Progress()
  await withLake({ label: 'dataset import', role: 'administrator' }, async (lake) => {
    const client = lake.client(dataset)
    const known = await client.datasets.list()
    if (!known.some(({ name }) => name === dataset)) {
      throw new CommandError(
        `There is no dataset "${dataset}": make it with "content-lake dataset create ${dataset}".`,
      )
    }
    // When two requests fail the library tells of one and leaves the other to nobody.
    const alsoFailed = () => {}
    process.on('unhandledRejection', alsoFailed)
    try {
      const options = {
        client,
        ...(input.base && { assetsBase: input.base }),
        ...howToTreatExisting(flags),
        replaceAssets: flags.replaceAssets === true,
        allowFailingAssets: flags.allowFailingAssets === true,
        allowAssetsInDifferentDataset: flags.allowAssetsInDifferentDataset === true,
        skipCrossDatasetReferences: flags.skipCrossDatasetReferences === true,
        assetFetch: (url: string, init?: RequestInit) => fetch(reachableUrl(url, lake), init),
        onProgress: (event: ProgressEvent) => progress.report(event),
      }
      const { numDocs, warnings } = await withOwnTemporaryFolder(() =>
        sanityImport(input.content, options),
      )
      progress.end()
      for (const { message } of warnings) process.stderr.write(`Warning: ${message}\n`)
      process.stderr.write(`Imported ${numDocs} documents to ${dataset}.\n`)
    } catch (error) {
      progress.end()
      const reason = error instanceof Error ? error.message : String(error)
      throw new CommandError(`The import failed. ${reason}`, { cause: error })
    } finally {
      process.off('unhandledRejection', alsoFailed)
    }
  })
}

async function openSource(
  source: string,
): Promise<{ content: NodeJS.ReadableStream | string; base?: string }> {
  if (source === '-') return { content: process.stdin }
  const found = await stat(source).catch(() => null)
  if (found === null) throw new CommandError(`There is no file ${source}.`)
  const base = path.resolve(source)
  if (found.isDirectory()) return { content: base, base }
  return { content: createReadStream(source), base: path.dirname(base) }
}

function howToTreatExisting({ replace, missing }: ImportFlags) {
  if (replace) return { operation: 'createOrReplace', releasesOperation: 'replace' } as const
  if (missing) return { operation: 'createIfNotExists', releasesOperation: 'ignore' } as const
  return { operation: 'create', releasesOperation: 'fail' } as const
}

/** The lake's own files are known by its public address, which need not lead there from this machine. */
function reachableUrl(url: string, { config, url: local }: ReachedLake): string {
  return url.startsWith(`${config.publicUrl}/`) ? local + url.slice(config.publicUrl.length) : url
}
