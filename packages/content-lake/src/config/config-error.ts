/** A mistake in the configuration; `message` names every variable or key at fault, one a line. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}
