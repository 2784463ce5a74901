import { randomUUID } from 'node:crypto'
import { onTestFinished } from 'vitest'
import { Command } from './command.ts'

/** Marks everything that the commands of this test run start, whoever is its parent. */
export const mark = `VITRINE_TEST_RUN=${randomUUID()}`

function marked(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const [name = '', value] = mark.split('=')
  return { ...process.env, ...environment, [name]: value }
}

/** Runs one of the repository's commands, and ends it with the test. */
export function npm(script: 'start' | 'test', environment: NodeJS.ProcessEnv): Command {
  return kept(new Command('npm', ['run', '--silent', script], marked(environment)))
}

/** Runs a script with the arguments of Node. */
export function node(args: string[], environment: NodeJS.ProcessEnv = {}): Command {
  return kept(new Command('node', args, marked(environment)))
}

function kept(command: Command): Command {
  onTestFinished(() => command.end())
  return command
}
