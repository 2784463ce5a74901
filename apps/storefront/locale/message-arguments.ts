import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser'

/**
 * What a message in ICU MessageFormat takes: `name` of each value, `<name>` of each tag, sorted.
 * @throws {SyntaxError} when it cannot be read.
 */
export function messageArguments(message: string): readonly string[] {
  const names = new Set<string>()
  collect(parse(message), names)
  return [...names].sort()
}

function collect(elements: readonly MessageFormatElement[], names: Set<string>): void {
  for (const element of elements) {
    if (element.type === TYPE.literal || element.type === TYPE.pound) continue
    names.add(element.type === TYPE.tag ? `<${element.value}>` : element.value)
    if (element.type === TYPE.tag) collect(element.children, names)
    if (element.type === TYPE.select || element.type === TYPE.plural)
      for (const { value } of Object.values(element.options)) collect(value, names)
  }
}
