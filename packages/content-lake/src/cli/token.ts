import { styleText } from 'node:util'
import { Command, InvalidArgumentError } from 'commander'
import type { Role } from '../access/identity.ts'
import { RobotTokenStore } from '../access/robot-token-store.ts'
import { CommandError } from './command-error.ts'
import { printTable } from './print-table.ts'
import { ROLE_HELP, roleArgument } from './role-argument.ts'
import { withLakeDatabase } from './with-lake-database.ts'

const LONGEST_LABEL = 200

/** `content-lake token create|list|revoke`: works beside a running server. */
export function tokenCommand(): Command {
  const command = new Command('token').description('Manage tokens for programs')

  command
    .command('create')
    .description('Create a token; it is printed this once')
    .argument('<label>', 'what the token is for', labelArgument)
    .option('--role <role>', `what it may do: ${ROLE_HELP}`, roleArgument, 'viewer')
    .action((label: string, { role }: { role: Role }) =>
      withTokens(
        (tokens) => {
          const { token, secret } = tokens.create(label, role)
          // The secret alone goes to stdout, so that a script can take it from there.
          process.stderr.write(`Created ${token.id} (${role}). It cannot be shown again:\n`)
          process.stdout.write(`${secret}\n`)
        },
        { begins: true },
      ),
    )

  command
    .command('list')
    .description('List tokens, without their secrets')
    .action(() =>
      withTokens((tokens) =>
        printTable(
          ['ID', 'ROLE', 'CREATED', 'LABEL'],
          tokens.list().map(({ id, role, createdAt, label }) => [id, role, createdAt, label]),
        ),
      ),
    )

  command
    .command('revoke')
    .description('Make a token open nothing from now on')
    .argument('<id>', 'as shown by "token list"')
    .action((id: string) =>
      withTokens((tokens) => {
        if (!tokens.revoke(id)) throw new CommandError(`There is no token ${id}.`)
        process.stdout.write(`Revoked ${styleText('bold', id)}.\n`)
      }),
    )

  return command
}

/** As the API takes one. @throws InvalidArgumentError when it is none */
function labelArgument(given: string): string {
  const label = given.trim()
  if (label !== '' && label.length <= LONGEST_LABEL) return label
  throw new InvalidArgumentError(`A label has 1 to ${LONGEST_LABEL} characters.`)
}

function withTokens(
  work: (tokens: RobotTokenStore) => void,
  options?: { readonly begins: boolean },
): void {
  withLakeDatabase((database) => work(new RobotTokenStore(database, [])), options)
}
