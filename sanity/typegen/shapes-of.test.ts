import { extractSchema } from '@sanity/schema/_internal'
import { SUBSCRIBER_TYPE } from '@vitrine/content/newsletter/subscriber'
import { shapes } from '@vitrine/content/shapes/shapes.generated'
import type { SchemaType } from 'groq-js'
import { createSchema } from 'sanity'
import { describe, expect, it } from 'vitest'
import { schemaTypes } from '../schema/schema-types.ts'
import { shapesOf, TIMES } from './shapes-of.ts'

/** The paths of all fields below a type that hold a time, each with its type. */
function timesBelow(parent: object, path: string): [path: string, type: string][] {
  const { fields = [], of = [] }: { fields?: object[]; of?: object[] } = parent
  return [...fields, ...of].flatMap((field) => {
    const { name, type }: { name?: string; type?: string } = field
    const below = timesBelow(field, name ? `${path}.${name}` : path)
    return type === 'datetime' || type === 'date' ? [[`${path}.${name}`, type], ...below] : below
  })
}

describe('the committed shapes of documents', () => {
  it('are those of the schema: `npm run typegen -w @vitrine/studio` renews them', () => {
    const schema = createSchema({ name: 'shapes', types: schemaTypes })
    expect(shapes).toEqual(shapesOf(extractSchema(schema)))
  })

  it('know every field that holds a time', () => {
    const times = schemaTypes
      // Nobody but the storefront writes subscribers, and no page shows them.
      .filter(({ name }) => name !== SUBSCRIBER_TYPE)
      .flatMap((type) => timesBelow(type, type.name))
    const known = Object.entries(TIMES).flatMap(([type, fields]) =>
      Object.entries(fields).map(([field, kind]) => [`${type}.${field}`, kind]),
    )
    expect(times).toEqual(known)
  })
})

describe('shapesOf', () => {
  const text = { type: 'objectAttribute', value: { type: 'string' } } as const

  function withFields(attributes: object): SchemaType {
    const document = { type: 'document', attributes: {} } as const
    return [
      ...['category', 'home', 'page', 'person', 'product', 'redirect', 'settings'].map((name) => ({
        ...document,
        name,
      })),
      { ...document, name: 'post', attributes: { ...attributes } },
    ]
  }

  it('refuses a value that may be of several shapes', () => {
    const union = { type: 'union', of: [{ type: 'string' }, { type: 'number' }] }
    expect(() => shapesOf(withFields({ odd: { type: 'objectAttribute', value: union } }))).toThrow(
      /several shapes/,
    )
  })

  it('keeps a type that holds itself finite', () => {
    const node = {
      type: 'object',
      attributes: {
        _type: { type: 'objectAttribute', value: { type: 'string', value: 'node' } },
        title: text,
        children: {
          type: 'objectAttribute',
          value: {
            type: 'array',
            of: { type: 'object', attributes: {}, rest: { type: 'inline', name: 'node' } },
          },
        },
      },
    } as const
    const shapes = shapesOf([
      ...withFields({ tree: { type: 'objectAttribute', value: { type: 'inline', name: 'node' } } }),
      { type: 'type', name: 'node', value: node },
    ])
    expect(shapes.node).toEqual({
      fields: { title: 'text', children: { items: { node: { type: 'node' } } } },
    })
  })
})
