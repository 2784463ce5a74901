/** Content cannot be read now: the content lake does not answer, or not with content. */
export class ContentUnavailableError extends Error {
  override readonly name = 'ContentUnavailableError'

  constructor(key: string, options: { cause: unknown }) {
    super(`The content "${key}" cannot be read`, options)
  }
}
