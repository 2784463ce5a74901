import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

let collect: (() => void) | undefined

/** Has V8 give up at once what nothing holds any more, which takes as long as a pass over all that is held. */
export function collectGarbage(): void {
  collect ??= exposed()
  collect()
}

/** Node offers it by a flag alone, which an `npx content-lake` is not started with. */
function exposed(): () => void {
  setFlagsFromString('--expose-gc')
  return runInNewContext('gc')
}
