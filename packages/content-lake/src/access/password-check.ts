import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import pLimit from 'p-limit'

const KEY_LENGTH = 32
/** scrypt takes the threads that also read files: guesses from everywhere wait for one another. */
const oneByOne = pLimit(1)
const derive = promisify<string, Buffer, number, Buffer>(scrypt)

/** Compares guesses with a password through scrypt, in the same time whatever the guess is. */
export class PasswordCheck {
  readonly #salt = randomBytes(16)
  readonly #key: Promise<Buffer>

  constructor(password: string) {
    this.#key = derive(password, this.#salt, KEY_LENGTH)
  }

  async matches(guess: string): Promise<boolean> {
    return timingSafeEqual(
      await oneByOne(() => derive(guess, this.#salt, KEY_LENGTH)),
      await this.#key,
    )
  }
}
