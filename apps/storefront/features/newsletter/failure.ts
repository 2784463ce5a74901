/**
 * What the log may say of a failure. Messages of mail servers and of the content lake repeat what they were sent,
 * addresses among it.
 */
export function describeFailure(error: unknown): Record<string, string | number> {
  if (!(error instanceof Error)) return { error: typeof error }
  const told: Record<string, string | number> = { error: error.name }
  for (const key of ['code', 'command', 'responseCode', 'statusCode']) {
    const value: unknown = Reflect.get(error, key)
    if (typeof value === 'number' || (typeof value === 'string' && /^[\w -]{1,40}$/.test(value)))
      told[key] = value
  }
  return told
}
