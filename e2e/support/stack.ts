/** What the tests know of the running stack. */
export interface RunningStack {
  lake: string
  studio: string
  storefront: string
  writeToken: string
  stateFolder: string
}

const VARIABLE = 'VITRINE_E2E_STACK'

/** Hands the addresses to the test workers, which inherit the environment. */
export function publishStack(stack: RunningStack): void {
  process.env[VARIABLE] = JSON.stringify(stack)
}

/** Whether the environment names a running stack, which saves the builds while a test is written. */
export function stackIsGiven(): boolean {
  return process.env[VARIABLE] !== undefined
}

/** The stack that global setup started. */
export function runningStack(): RunningStack {
  const value = process.env[VARIABLE]
  if (!value) throw new Error('No stack is running: start the tests through Playwright.')
  return JSON.parse(value)
}
