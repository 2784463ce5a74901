import { Command, Option } from 'commander'
import { isDatasetLost } from '../datasets/dataset-files.ts'
import { ACL_MODES, type AclMode, DatasetRegistry } from '../datasets/dataset-registry.ts'
import { CommandError } from './command-error.ts'
import { datasetArgument } from './dataset-argument.ts'
import { datasetCopyCommand } from './dataset-copy.ts'
import { datasetDeleteCommand } from './dataset-delete.ts'
import { datasetExportCommand } from './dataset-export.ts'
import { datasetImportCommand } from './dataset-import.ts'
import { datasetRestoreCommand } from './dataset-restore.ts'
import { examples } from './examples.ts'
import { printTable } from './print-table.ts'
import { withLakeDatabase } from './with-lake-database.ts'

/** `content-lake dataset list|create|delete|copy|restore|export|import`: works beside a running server. */
export function datasetCommand(): Command {
  const command = new Command('dataset').description('Manage datasets')

  command
    .command('list')
    .description('List datasets')
    .action(() =>
      withRegistry((registry) =>
        printTable(
          ['NAME', 'CREATED', 'VISIBILITY', 'ADD-ON FOR'],
          registry
            .list()
            .map(({ name, createdAt, aclMode, addonFor }) => [
              name,
              createdAt,
              aclMode,
              addonFor ?? '-',
            ]),
        ),
      ),
    )

  command
    .command('create')
    .description('Create an empty dataset')
    .argument('<name>', 'lower case letters, digits, - and _', datasetArgument)
    .addOption(
      new Option('--visibility <mode>', 'whether published documents can be read without a token')
        .choices(ACL_MODES)
        .default('public'),
    )
    .addHelpText('after', examples('dataset create staging --visibility private'))
    .action((name: string, { visibility }: { visibility: AclMode }) =>
      withRegistry(
        (registry, dataDirectory) => {
          if (registry.add(name, { aclMode: visibility })) {
            process.stdout.write(`Created dataset ${name}.\n`)
            return
          }
          const entry = registry.get(name)
          if (entry === null || !isDatasetLost(dataDirectory, entry)) {
            throw new CommandError(`There is a dataset "${name}" already.`)
          }
          registry.beginAnew(name)
          process.stdout.write(
            `Dataset ${name} begins anew, empty and as visible as it was: its file was lost.\n`,
          )
        },
        { begins: true },
      ),
    )

  command.addCommand(datasetDeleteCommand())
  command.addCommand(datasetCopyCommand())
  command.addCommand(datasetRestoreCommand())
  command.addCommand(datasetExportCommand())
  command.addCommand(datasetImportCommand())
  return command
}

function withRegistry(
  work: (registry: DatasetRegistry, dataDirectory: string) => void,
  options?: { readonly begins: boolean },
): void {
  withLakeDatabase(
    (database, dataDirectory) => work(new DatasetRegistry(database), dataDirectory),
    options,
  )
}
