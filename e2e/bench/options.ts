import { Command, InvalidArgumentError, Option } from 'commander'

const WRONG_USAGE = 2
const PARTS = ['weight', 'serving', 'lighthouse'] as const

/** What is measured of the pages. */
export type Part = (typeof PARTS)[number]

/** What is to be measured. */
export interface Options {
  /** Of Lighthouse for each page, of which the median counts. */
  readonly runs: number
  /** That a page is asked for as often as can be. */
  readonly seconds: number
  readonly only: readonly Part[]
}

/** What arguments ask for. Ends the process after help (0), or a sentence on what is wrong with them (2). */
export function readOptions(args: readonly string[]): Options {
  return new Command('npm run bench:web --')
    .description('Measure the built site beside a bare Next.js app, and hold it to its budgets')
    .option('--runs <number>', 'of Lighthouse for each page', countArgument, 3)
    .option('--seconds <number>', 'that each page is asked for', countArgument, 5)
    .addOption(
      new Option('--only <parts>', `some of ${PARTS.join(', ')}, with commas`)
        .argParser(partsArgument)
        .default(PARTS, 'all'),
    )
    .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : WRONG_USAGE))
    .parse(args, { from: 'user' })
    .opts<Options>()
}

function countArgument(given: string): number {
  if (/^[1-9]\d{0,2}$/.test(given)) return Number(given)
  throw new InvalidArgumentError('It is a number from 1 to 999.')
}

function partsArgument(given: string): readonly Part[] {
  const parts = given.split(',')
  if (parts.every(isPart)) return parts
  throw new InvalidArgumentError(`They are ${PARTS.join(', ')}.`)
}

function isPart(given: string): given is Part {
  return PARTS.some((part) => part === given)
}
