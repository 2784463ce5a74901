import { type ApiError, dataError } from '../errors.ts'

/** In characters of JSON. On its way out an answer is held several times over. */
export const LARGEST_RESULT = 64_000_000

/** Counts a result while it is walked: what is stored once may stand in it any number of times. */
export class ResultSize {
  readonly #largest: number
  #characters = 0

  /** @param largest in characters of JSON */
  constructor(largest = LARGEST_RESULT) {
    this.#largest = largest
  }

  /** @throws ApiError 400 queryResultSizeError when it is more than one answer may have */
  add(characters: number): void {
    this.#characters += characters
    if (this.#characters > this.#largest) throw resultTooLarge(this.#largest)
  }
}

/** The answer to what asks for more than one answer may hold. */
export function resultTooLarge(largest = LARGEST_RESULT): ApiError {
  const description = `The result is larger than ${largest} characters: ask for fewer documents or attributes at a time`
  return dataError(400, 'queryResultSizeError', description)
}
