import { createInterface } from 'node:readline/promises'
import { Command } from 'commander'
import { CommandError } from './command-error.ts'
import { datasetArgument } from './dataset-argument.ts'
import { examples } from './examples.ts'
import { refusedRequest } from './refused-request.ts'

/** `content-lake dataset delete`: asks the server, which ends what is being listened to. */
export function datasetDeleteCommand(): Command {
  return new Command('delete')
    .description('Delete a dataset with its add-ons and all their history; files stay')
    .argument('<dataset>', 'dataset to delete', datasetArgument)
    .option('--force', 'do not ask for its name again')
    .addHelpText('after', examples('dataset delete staging', 'dataset delete staging --force'))
    .action(deleteDataset)
}

async function deleteDataset(dataset: string, { force }: { force?: boolean }): Promise<void> {
  if (!force) await confirm(dataset)
  // Loaded for this command only: the others start in a fraction of the time.
  const { withLake } = await import('./with-lake.ts')
  await withLake({ label: 'dataset delete', role: 'administrator' }, async (lake) => {
    try {
      await lake.client().datasets.delete(dataset)
    } catch (error) {
      throw refusedRequest(error)
    }
    process.stdout.write(`Deleted dataset ${dataset}.\n`)
  })
}

async function confirm(dataset: string): Promise<void> {
  if (!process.stdin.isTTY) {
    throw new CommandError('Nobody is there to be asked: --force deletes without asking.')
  }
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  try {
    const question = `All of "${dataset}" will be gone. Type its name to delete it: `
    if ((await terminal.question(question)) !== dataset) {
      throw new CommandError('Nothing was deleted.')
    }
  } finally {
    terminal.close()
  }
}
