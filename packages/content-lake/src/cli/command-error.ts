/** A failure that a person can act on: its message is printed without a stack. */
export class CommandError extends Error {
  override readonly name: string = 'CommandError'
}

/** The same where a command was told what cannot be, which its exit code says. */
export class UsageError extends CommandError {
  override readonly name = 'UsageError'
}
