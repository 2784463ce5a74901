import { unknownVariables } from '../config/unknown-variables.ts'

/** Says on standard error which variables are called like settings and are none; not their values, which may be secrets. */
export function warnOfUnknownVariables(): void {
  for (const { name, nearest } of unknownVariables(process.env)) {
    const hint = nearest === null ? '' : `; did you mean ${nearest}?`
    process.stderr.write(`content-lake: Warning: ${name} is no setting${hint}\n`)
  }
}
