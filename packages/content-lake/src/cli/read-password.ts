import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import { CommandError } from './command-error.ts'

/**
 * A password from the first line of standard input; at a terminal it is asked for twice, and not shown.
 * @throws CommandError when there is none, or another one the second time
 */
export async function readPassword(): Promise<string> {
  const { stdin, stderr } = process
  const shownNowhere = new Writable({ write: (_chunk, _encoding, written) => written() })
  // Of a terminal it takes over the echo, and gives it back when it is closed.
  const reader = createInterface({ input: stdin, output: shownNowhere, terminal: stdin.isTTY })
  const lines = reader[Symbol.asyncIterator]()

  async function ask(question: string): Promise<string> {
    if (stdin.isTTY) stderr.write(question)
    const { done, value } = await lines.next()
    if (stdin.isTTY) stderr.write('\n')
    if (done) throw new CommandError('No password was given.')
    return value
  }

  try {
    const password = await ask('New password: ')
    if (stdin.isTTY && (await ask('The same again: ')) !== password) {
      throw new CommandError('The second one was another one.')
    }
    return password
  } finally {
    reader.close()
  }
}
