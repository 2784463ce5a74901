import { readFileSync, writeFileSync } from 'node:fs'
import type { SchemaType } from 'groq-js'
import { shapesOf } from './shapes-of.ts'

/** Writes the shapes of documents from the schema that `sanity schema extract` has left. */
const schema: SchemaType = JSON.parse(
  readFileSync(new URL('../.sanity/schema.json', import.meta.url), 'utf8'),
)
const lines = Object.entries(shapesOf(schema)).map(
  ([name, shape]) => `  ${JSON.stringify(name)}: ${JSON.stringify(shape)},`,
)
writeFileSync(
  new URL('../../packages/content/src/shapes/shapes.generated.ts', import.meta.url),
  [
    '// Generated from the schema of the Studio by `npm run typegen -w @vitrine/studio`.',
    "import type { Shapes } from './shape.ts'",
    '',
    'export const shapes: Shapes = {',
    ...lines,
    '}',
    '',
  ].join('\n'),
)
