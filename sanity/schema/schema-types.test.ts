import { describe, expect, it } from 'vitest'
import { schemaTypes } from './schema-types.ts'

interface FieldLike {
  name: string
  title?: string
  description?: unknown
  type: string
  fields?: FieldLike[]
  of?: FieldLike[]
}

function isFieldLike(value: unknown): value is FieldLike {
  return typeof value === 'object' && value !== null && 'type' in value
}

/** All fields below a type or field, with the path at which each is found. */
function fieldsBelow(parent: FieldLike, path: string): Array<{ path: string; field: FieldLike }> {
  const fields = (parent.fields ?? []).flatMap((field) => {
    const fieldPath = `${path}.${field.name}`
    return [{ path: fieldPath, field }, ...fieldsBelow(field, fieldPath)]
  })
  const members = (parent.of ?? []).flatMap((member) => fieldsBelow(member, `${path}[]`))
  return [...fields, ...members]
}

const all = schemaTypes.flatMap((type) => (isFieldLike(type) ? fieldsBelow(type, type.name) : []))
const images = all.filter(({ field }) => field.type === 'image')

it('has unique names', () => {
  const names = schemaTypes.map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
})

describe.each(all)('$path', ({ field }) => {
  it('tells the editor what it is for', () => {
    expect(field.title).toBeTruthy()
    expect(field.description).toEqual(expect.stringMatching(/^.{15,}[.…”?a-z/]$/su))
  })
})

describe.each(images)('the picture $path', ({ field }) => {
  it('asks for alternative text', () => {
    expect(field.fields?.map(({ name }) => name)).toContain('alt')
  })
})

it('gives every document type an icon and a description', () => {
  const documents = schemaTypes.filter(({ type }) => type === 'document')
  expect(documents).toHaveLength(9)
  for (const document of documents) {
    expect(document).toHaveProperty('icon')
    expect(document).toHaveProperty('preview')
    expect(document).toHaveProperty('description')
  }
})
