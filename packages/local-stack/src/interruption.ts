/** The reason for an end that somebody asked for: nothing failed, and nothing is to be explained. */
export class Interruption extends Error {
  override name = 'Interruption'

  constructor() {
    super('Stopped before everything had started.')
  }
}
