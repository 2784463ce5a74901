const NAME = 'ContentUnavailableError'

/** Content cannot be read now: the content lake does not answer, or not with content. */
export class ContentUnavailableError extends Error {
  override readonly name = NAME

  constructor(key: string, options: { cause: unknown }) {
    super(`The content "${key}" cannot be read`, options)
  }
}

/** Tells by name: the bundler gives the proxy and the pages a class each. */
export function isContentUnavailable(error: unknown): boolean {
  return error instanceof Error && error.name === NAME
}
