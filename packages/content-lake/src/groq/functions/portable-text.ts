import { checkItems, checkText } from '../bounds.ts'
import type { Deadline } from '../deadline.ts'
import { attribute, type GroqValue } from '../value.ts'
import { argument, type GroqFunction } from './groq-function.ts'

/** `pt()` and the namespace `pt::`. */
export const PORTABLE_TEXT_FUNCTIONS: Readonly<Record<string, GroqFunction>> = {
  'global::pt': ([arg], scope) => {
    const value = argument(arg, scope)
    return isPortableText(value, scope.context.deadline) ? value : null
  },
  'pt::text': ([arg], scope) => {
    const value = argument(arg, scope)
    const texts = new BlockTexts(scope.context.deadline)
    if (!Array.isArray(value)) return texts.ofBlock(value)
    texts.addBlocks(value)
    return texts.together
  },
}

/** A block of Portable Text, or an array of nothing else. */
function isPortableText(value: GroqValue, deadline: Deadline): boolean {
  deadline.tick()
  if (Array.isArray(value)) {
    return value.length > 0 && value.every((item) => isPortableText(item, deadline))
  }
  return (
    typeof attribute(value, '_type') === 'string' && Array.isArray(attribute(value, 'children'))
  )
}

/** The texts of blocks, as `pt::text()` has them: no longer together than a text may be. */
class BlockTexts {
  readonly #deadline: Deadline
  readonly #texts: string[] = []
  #characters = 0

  constructor(deadline: Deadline) {
    this.#deadline = deadline
  }

  /** Null when there are none. */
  get together(): string | null {
    return this.#texts.length === 0 ? null : this.#texts.join('\n\n')
  }

  addBlocks(blocks: readonly GroqValue[]): void {
    for (const block of blocks) {
      this.#deadline.tick()
      if (Array.isArray(block)) {
        this.addBlocks(block)
        continue
      }
      const text = this.ofBlock(block)
      if (text === null) continue
      this.#take('\n\n')
      checkItems(this.#texts.push(text))
    }
  }

  /** Null for what is no block. */
  ofBlock(block: GroqValue): string | null {
    const children = attribute(block, 'children')
    if (typeof attribute(block, '_type') !== 'string' || !Array.isArray(children)) return null
    let text = ''
    for (const child of children) {
      this.#deadline.tick()
      const part = attribute(child, 'text')
      if (attribute(child, '_type') === 'span' && typeof part === 'string') text += this.#take(part)
    }
    return text
  }

  /** Counts what is added. */
  #take(text: string): string {
    this.#characters += text.length
    checkText(this.#characters)
    this.#deadline.tickFor(text.length)
    return text
  }
}
