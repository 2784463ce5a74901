import type { DocumentReader } from './document-reader.ts'

/** Ends a search that would read more rows than its reader may. */
export class TooManyRows extends Error {
  constructor() {
    super('The search reads more rows than its reader may')
  }
}

/** How many rows to ask a statement for, given how many are wanted (-1 for all of them). */
export function boundedLimit({ mostRows }: DocumentReader, wanted: number): number {
  if (mostRows === undefined || (wanted >= 0 && wanted <= mostRows)) return wanted
  return mostRows + 1
}

/** @throws TooManyRows when so many are too many */
export function requireFew({ mostRows }: DocumentReader, rows: number): void {
  if (mostRows !== undefined && rows > mostRows) throw new TooManyRows()
}
