import type { ContentProblem } from '../views/fail-soft.ts'
import { itemStep } from '../views/field-path.ts'
import { day, instant } from '../views/fields.ts'
import type { Shape } from './shape.ts'
import { shapes } from './shapes.generated.ts'

/** A document has no more to tell than an editor reads; the rest is told once these are mended. */
const MAX_PROBLEMS = 50

/** Far below the parts of any schema, where only a type that holds itself could lead. */
const MAX_DEPTH = 32

type Misshapen = Omit<ContentProblem, 'documentId'>

interface Place {
  readonly field: string
  readonly depth: number
}

/**
 * The parts of a stored document that are not what its schema says: another kind of value, an item that its list
 * does not hold, a reference to nothing, a time that cannot be read. What is missing is not among them, nor what
 * the schema does not know.
 */
export function misshapenParts(document: unknown): ContentProblem[] {
  if (!isObject(document)) return []
  const { _id: documentId, _type: type } = document
  if (typeof documentId !== 'string' || typeof type !== 'string') return []
  const problems: ContentProblem[] = []
  for (const part of misshapenIn(document, { type }, { field: '', depth: 0 })) {
    problems.push({ documentId, ...part })
    if (problems.length === MAX_PROBLEMS) break
  }
  return problems
}

function* misshapenIn(value: unknown, shape: Shape, place: Place): Generator<Misshapen> {
  if (value === null || value === undefined || place.depth > MAX_DEPTH) return
  if (typeof shape === 'object' && 'type' in shape) {
    const named = Object.hasOwn(shapes, shape.type) ? shapes[shape.type] : undefined
    if (named) yield* misshapenIn(value, named, place)
    return
  }
  const [kind, expected] = [kindOf(value), kindOfShape(shape)]
  if (kind !== expected) {
    yield { field: place.field, reason: `is ${kind}, not ${expected}` }
  } else if (typeof shape === 'string') {
    const reason = whyUnreadable(value, shape)
    if (reason) yield { field: place.field, reason }
  } else if (Array.isArray(value)) {
    for (const [index, item] of value.entries())
      yield* misshapenItem(item, shape, within(place, itemStep(item, index)))
  } else if (isObject(value) && 'fields' in shape) {
    for (const [name, field] of Object.entries(shape.fields))
      yield* misshapenIn(value[name], field, within(place, `.${name}`))
  }
}

function* misshapenItem(item: unknown, list: Shape, place: Place): Generator<Misshapen> {
  if (typeof list === 'object' && 'list' in list) yield* misshapenIn(item, list.list, place)
  if (typeof list !== 'object' || !('items' in list)) return
  if (!isObject(item)) return yield* misshapenIn(item, { fields: {} }, place)
  const types = Object.keys(list.items)
  // Where a list holds one type only, its items need not say so.
  const type = item._type ?? (types.length === 1 ? types[0] : undefined)
  const shape = typeof type === 'string' && types.includes(type) ? list.items[type] : undefined
  if (shape) yield* misshapenIn(item, shape, place)
  else yield { field: place.field, reason: `is ${ofType(type)}, and its list holds none` }
}

function ofType(type: unknown): string {
  return typeof type === 'string' ? `of the type "${type}"` : 'of no type'
}

function within(place: Place, step: string): Place {
  return { field: `${place.field}${step}`.replace(/^\./, ''), depth: place.depth + 1 }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

type Kind = 'a text' | 'a number' | 'true or false' | 'a list' | 'an object'

function kindOf(value: unknown): Kind {
  if (typeof value === 'string') return 'a text'
  if (typeof value === 'number') return 'a number'
  if (typeof value === 'boolean') return 'true or false'
  return Array.isArray(value) ? 'a list' : 'an object'
}

const KINDS: Readonly<Record<Extract<Shape, string>, Kind>> = {
  text: 'a text',
  datetime: 'a text',
  date: 'a text',
  number: 'a number',
  boolean: 'true or false',
  reference: 'an object',
  slug: 'an object',
}

function kindOfShape(shape: Exclude<Shape, { type: string }>): Kind {
  if (typeof shape === 'string') return KINDS[shape]
  return 'fields' in shape ? 'an object' : 'a list'
}

function whyUnreadable(value: unknown, shape: Extract<Shape, string>): string | null {
  switch (shape) {
    case 'datetime':
      return instant.safeParse(value).success ? null : 'is not a date and time'
    case 'date':
      return day.safeParse(value).success ? null : 'is not a date'
    case 'reference':
      return holdsText(value, '_ref') ? null : 'refers to nothing: it has no text "_ref"'
    case 'slug':
      return holdsText(value, 'current') ? null : 'is no address: it has no text "current"'
    default:
      return null
  }
}

function holdsText(value: unknown, key: string): boolean {
  const held = isObject(value) ? value[key] : undefined
  return typeof held === 'string' && held !== ''
}
