import { InvalidArgumentError } from 'commander'
import { z } from 'zod'

const time = z.iso.datetime({ offset: true })
/** What no id of a transaction holds, or nobody means as one. */
const LIKE_A_TIME = /:|^\d{4}-\d{2}(-\d{2}(T[\d.]*)?)?$/

/** A point in the past of a dataset. @throws InvalidArgumentError for a time that does not say all of one */
export function pointArgument(given: string): string {
  const isTransaction = given !== '' && !LIKE_A_TIME.test(given)
  if (isTransaction || time.safeParse(given).success) return given
  throw new InvalidArgumentError(
    'It is a time with its zone, such as 2026-09-01T12:00:00Z, or the id of a transaction.',
  )
}
