import { InvalidArgumentError } from 'commander'
import { DATASET_NAME } from '../config/dataset-name.ts'

const RULE = 'A dataset name has 1 to 64 lower case letters, digits, - and _.'

/** What can be a dataset's own name. @throws InvalidArgumentError that says what can */
export function datasetArgument(given: string): string {
  if (DATASET_NAME.test(given)) return given
  throw new InvalidArgumentError(RULE)
}

/** The same, or the name of an alias (`~live`), for what is only read. */
export function readDatasetArgument(given: string): string {
  if (DATASET_NAME.test(given.replace(/^~/, ''))) return given
  throw new InvalidArgumentError(RULE)
}
