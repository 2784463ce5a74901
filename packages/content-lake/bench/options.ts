import { Command, InvalidArgumentError, Option } from 'commander'

const WRONG_USAGE = 2
const MOST_POSTS = 1_000_000
const LONGEST_SECONDS = 3_600
const PARTS = ['Q1', 'Q2', 'Q3', 'Q4', 'W1', 'beside'] as const

/** A kind of request, or Q2 beside heavy work. */
export type Part = (typeof PARTS)[number]

/** What is to be measured. */
export interface Options {
  /** Numbers of posts. */
  readonly sizes: readonly number[]
  /** For each row. */
  readonly seconds: number
  readonly only: readonly Part[]
}

/** What arguments ask for. Ends the process after help (0), or a sentence on what is wrong with them (2). */
export function readOptions(args: readonly string[]): Options {
  return new Command('npm run bench --')
    .description('Measure the lake beside hand-written SQL over the same documents')
    .addOption(
      new Option('--sizes <numbers>', 'of posts, with commas')
        .argParser(sizesArgument)
        .default([1_000, 10_000, 100_000], '1000,10000,100000'),
    )
    .option('--seconds <number>', 'that each row is measured for', secondsArgument, 6)
    .addOption(
      new Option('--only <parts>', `some of ${PARTS.join(', ')}, with commas`)
        .argParser(partsArgument)
        .default(PARTS, 'all'),
    )
    .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : WRONG_USAGE))
    .parse(args, { from: 'user' })
    .opts<Options>()
}

function sizesArgument(given: string): number[] {
  const sizes = given.split(',').map((size) => (/^\d{1,7}$/.test(size) ? Number(size) : 0))
  if (sizes.every((size) => size >= 1 && size <= MOST_POSTS)) return sizes
  throw new InvalidArgumentError(`They are numbers from 1 to ${MOST_POSTS}, such as 1000,100000.`)
}

function secondsArgument(given: string): number {
  const seconds = Number(given)
  if (seconds > 0 && seconds <= LONGEST_SECONDS) return seconds
  throw new InvalidArgumentError(`It is a number of seconds, at most ${LONGEST_SECONDS}.`)
}

function partsArgument(given: string): readonly Part[] {
  const parts = given.split(',')
  if (parts.every(isPart)) return parts
  throw new InvalidArgumentError(`They are ${PARTS.join(', ')}.`)
}

function isPart(given: string): given is Part {
  return PARTS.some((part) => part === given)
}
