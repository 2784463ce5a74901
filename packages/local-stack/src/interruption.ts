/** The reason for an end that somebody asked for: nothing failed, and nothing is to be explained. */
export class Interruption extends Error {
  override name = 'Interruption'

  constructor() {
    super('Stopped before everything was done.')
  }
}

/** Exit code of a command that was stopped before it had done its work: 128 and SIGINT's number. */
export const INTERRUPTED = 130
