import type { Shape, Shapes } from '@vitrine/content/shapes/shape'
import { CONTENT_TYPES } from '@vitrine/content/webhook/content-types'
import type { ObjectTypeNode, SchemaType, TypeNode } from 'groq-js'

/** The fields that hold times. An extracted schema calls them texts. */
export const TIMES: Readonly<Record<string, Readonly<Record<string, 'datetime' | 'date'>>>> = {
  post: { publishedAt: 'datetime', revisedAt: 'date', lastReviewedAt: 'date' },
}

/** Reduces a schema, as `sanity schema extract` gives it, to the shapes of the documents that readers see. */
export function shapesOf(schema: SchemaType): Shapes {
  const declared = new Map<string, TypeNode>(
    schema.map((type) => [
      type.name,
      type.type === 'type' ? type.value : { type: 'object', attributes: type.attributes },
    ]),
  )
  const shapes = new Map<string, Shape>()

  function declaration(name: string): TypeNode {
    const node = declared.get(name)
    if (!node) throw new Error(`The schema has no type "${name}"`)
    return node
  }

  function named(name: string): Shape {
    const node = declaration(name)
    if (name === 'slug') return 'slug'
    if (node.type === 'object' && node.dereferencesTo) return 'reference'
    if (!shapes.has(name)) {
      // Held before it is known, as a type may hold itself.
      shapes.set(name, { type: name })
      shapes.set(name, shapeOf(node) ?? { fields: {} })
    }
    return { type: name }
  }

  /** Undefined for what may be anything. */
  function shapeOf(node: TypeNode): Shape | undefined {
    switch (node.type) {
      case 'string':
        return 'text'
      case 'number':
      case 'boolean':
        return node.type
      case 'inline':
        return named(node.name)
      case 'object':
        return { fields: fieldsOf(node) }
      case 'array':
        return listOf(node.of)
      case 'union':
        return onlyOne(node.of.map(shapeOf))
      case 'null':
      case 'unknown':
        return undefined
    }
  }

  function fieldsOf({ attributes }: ObjectTypeNode): Record<string, Shape> {
    return Object.fromEntries(
      Object.entries(attributes).flatMap(([name, { value }]) => {
        const shape = name.startsWith('_') ? undefined : shapeOf(value)
        return shape ? [[name, shape]] : []
      }),
    )
  }

  function listOf(of: TypeNode): Shape {
    const members = of.type === 'union' ? of.of : [of]
    const items = members.flatMap((member) => {
      const type = typeName(member)
      const shape =
        member.type === 'object' && member.rest?.type === 'inline'
          ? shapeOf(member.rest)
          : shapeOf(member)
      return type && shape ? [[type, shape] as const] : []
    })
    if (items.length === members.length) return { items: Object.fromEntries(items) }
    const shape = shapeOf(of)
    if (items.length > 0 || !shape) throw new Error('A list of objects and others has no shape')
    return { list: shape }
  }

  /** The `_type` that an object has to have. */
  function typeName(node: TypeNode | undefined): string | undefined {
    if (node?.type === 'inline') return typeName(declaration(node.name))
    if (node?.type !== 'object') return undefined
    const type = node.attributes._type?.value
    return type?.type === 'string' ? type.value : typeName(node.rest)
  }

  for (const type of CONTENT_TYPES) {
    named(type)
    const shape = shapes.get(type)
    if (typeof shape === 'object' && 'fields' in shape)
      shapes.set(type, { fields: { ...shape.fields, ...TIMES[type] } })
  }
  return Object.fromEntries([...shapes].toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

function onlyOne(shapes: readonly (Shape | undefined)[]): Shape | undefined {
  const different = new Set(shapes.map((shape) => JSON.stringify(shape)))
  if (different.size > 1) throw new Error(`A value of several shapes: ${[...different].join(', ')}`)
  return shapes[0]
}
