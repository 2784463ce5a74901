import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

const KEY_LENGTH = 32
const derive = promisify<string, Buffer, number, Buffer>(scrypt)

/** Compares guesses with a password through scrypt, in the same time whatever the guess is. */
export class PasswordCheck {
  readonly #salt = randomBytes(16)
  readonly #key: Promise<Buffer>

  constructor(password: string) {
    this.#key = derive(password, this.#salt, KEY_LENGTH)
  }

  async matches(guess: string): Promise<boolean> {
    return timingSafeEqual(await derive(guess, this.#salt, KEY_LENGTH), await this.#key)
  }
}
