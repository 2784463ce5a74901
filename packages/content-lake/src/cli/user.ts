import { Command } from 'commander'
import type { Role } from '../access/identity.ts'
import { hashPassword } from '../access/password-hash.ts'
import { nameProblem } from '../access/person-name.ts'
import { type User, UserStore } from '../access/user-store.ts'
import { CommandError, UsageError } from './command-error.ts'
import { printTable } from './print-table.ts'
import { readPassword } from './read-password.ts'
import { ROLE_HELP, roleArgument } from './role-argument.ts'
import { withLakeDatabase } from './with-lake-database.ts'

const SHORTEST_PASSWORD = 8
const LAST = 'is the last administrator: make somebody else one first.'

/** `content-lake user add|list|role|password|remove`: works beside a running server. */
export function userCommand(): Command {
  const command = new Command('user').description('Manage people and what they may do')

  command
    .command('add')
    .description(
      'Give a person a role before they first sign in, or let one in again who was removed',
    )
    .argument('<name>', 'that they sign in with')
    .option('--role <role>', `what they may do: ${ROLE_HELP}`, roleArgument, 'viewer')
    .action((name: string, { role }: { role: Role }) =>
      withUsers(
        (users) => {
          const problem = users.isTaken(name) ? null : nameProblem(name)
          if (problem !== null) throw new UsageError(problem)
          const user = users.add(name, role)
          if (user === null) throw new CommandError(`There is a user "${name}" already.`)
          process.stdout.write(`Added ${user.name} (${user.id}, ${role}).\n`)
        },
        { begins: true },
      ),
    )

  command
    .command('list')
    .description('List people and their roles')
    .action(() =>
      withUsers((users) =>
        printTable(
          ['ID', 'ROLE', 'NAME'],
          users.list().map(({ id, role, name }) => [id, role, name]),
        ),
      ),
    )

  command
    .command('role')
    .description('Change what a person may do, at once')
    .argument('<user>', 'name or id, as shown by "user list"')
    .argument('<role>', `what they may do: ${ROLE_HELP}`, roleArgument)
    .action((user: string, role: Role) =>
      withUsers((users) => {
        const { id, name } = find(users, user)
        if (!users.setRole(id, role)) throw new CommandError(`${name} ${LAST}`)
        process.stdout.write(`${name} is ${role} now.\n`)
      }),
    )

  command
    .command('password')
    .description(
      'Give a person a password of their own, typed unseen or the first line of what is piped in, and end their sessions',
    )
    .argument('<user>', 'name or id, as shown by "user list"')
    .option('--shared', 'take it, so that the password of the lake is theirs again')
    .action(async (user: string, { shared = false }: { shared?: boolean }) => {
      // Before anything is asked for.
      withUsers((users) => void find(users, user))
      const hash = shared ? null : await hashPassword(await newPassword())
      withUsers((users) => {
        const { id, name } = find(users, user)
        users.setPassword(id, hash)
        const whose = shared ? 'the password of the lake' : 'a password of their own'
        process.stdout.write(`${name} signs in with ${whose} now.\n`)
      })
    })

  command
    .command('remove')
    .description('Remove a person and end their sessions, at once; they stay out until "user add"')
    .argument('<user>', 'name or id, as shown by "user list"')
    .action((user: string) =>
      withUsers((users) => {
        const { id, name } = find(users, user)
        if (!users.remove(id)) throw new CommandError(`${name} ${LAST}`)
        process.stdout.write(`Removed ${name}, who stays out until added again.\n`)
      }),
    )

  return command
}

/** @throws CommandError when there is none, or it is too short */
async function newPassword(): Promise<string> {
  const password = await readPassword()
  if (password.length < SHORTEST_PASSWORD) {
    throw new CommandError(`A password has at least ${SHORTEST_PASSWORD} characters.`)
  }
  return password
}

function find(users: UserStore, nameOrId: string): User {
  const user = users.get(nameOrId) ?? users.find(nameOrId)
  if (user === null) throw new CommandError(`There is no user "${nameOrId}".`)
  return user
}

function withUsers(work: (users: UserStore) => void, options?: { readonly begins: boolean }): void {
  withLakeDatabase((database) => work(new UserStore(database)), options)
}
