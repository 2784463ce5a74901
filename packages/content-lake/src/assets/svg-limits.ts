import { SaxesParser } from 'saxes'

/** Heap that the sanitizer takes for itself, in MiB. */
const OWN_HEAP = 60
/** What fits into each MiB beside it, parsed, with what is made of it meanwhile and was left by the drawing before. */
const WEIGHT_PER_MIB = 400
const ELEMENT_WEIGHT = 3
const TEXT_WEIGHT = 3
const ATTRIBUTE_WEIGHT = 1
/** To take out so many takes time that grows with their square. */
const COMMENT_WEIGHT = 12
/** As libxml2 has it, with which drawings are drawn. */
const MAX_DEPTH = 256
const MAX_SIDE = 65_535

/**
 * Why a drawing is not parsed into a tree, or null: what that takes would be known only once it was taken. What is
 * not well-formed is for the parser to refuse.
 * @param heap in which it is to be parsed, in MiB
 */
export function beyondLimits(svg: string, heap: number): string | null {
  const most = (heap - OWN_HEAP) * WEIGHT_PER_MIB
  const parser = new SaxesParser()
  let weight = 0
  let depth = 0
  const add = (more: number) => {
    weight += more
    if (weight > most) throw new BeyondLimits(tooManyElements(most))
  }
  parser.on('error', (error) => {
    throw error
  })
  parser.on('attribute', () => add(ATTRIBUTE_WEIGHT))
  parser.on('text', () => add(TEXT_WEIGHT))
  for (const event of ['cdata', 'comment', 'processinginstruction'] as const) {
    parser.on(event, () => add(COMMENT_WEIGHT))
  }
  parser.on('opentag', ({ attributes }) => {
    add(ELEMENT_WEIGHT)
    depth += 1
    if (depth > MAX_DEPTH) {
      throw new BeyondLimits(`The elements of an SVG may be nested ${MAX_DEPTH} deep at most`)
    }
    if (depth === 1 && isTooLarge(attributes)) {
      throw new BeyondLimits(`The SVG is wider or higher than ${MAX_SIDE} pixels`)
    }
  })
  parser.on('closetag', () => {
    depth -= 1
  })
  try {
    parser.write(svg).close()
    return null
  } catch (error) {
    return error instanceof BeyondLimits ? error.message : null
  }
}

class BeyondLimits extends Error {}

function tooManyElements(most: number): string {
  const elements = Math.floor(most / (ELEMENT_WEIGHT + 3 * ATTRIBUTE_WEIGHT))
  return `An SVG may have at most ${elements} elements of three attributes each, or as much: simplify it`
}

/** Whether an SVG of these attributes is larger than any picture may be. */
function isTooLarge({ width, height, viewBox = '' }: Partial<Record<string, string>>): boolean {
  const [, , boxWidth, boxHeight] = viewBox.trim().split(/[\s,]+/)
  return [width ?? boxWidth, height ?? boxHeight].some(
    (length = '') => !length.endsWith('%') && Number.parseFloat(length) > MAX_SIDE,
  )
}
