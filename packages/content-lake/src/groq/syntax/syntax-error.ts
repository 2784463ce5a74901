/** Why a query cannot be read, and which part of it is at fault. */
export class GroqSyntaxError extends Error {
  readonly start: number
  readonly end: number

  constructor(description: string, start: number, end = start) {
    super(description)
    this.start = start
    this.end = end
  }
}
