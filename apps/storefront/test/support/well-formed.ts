import { SaxesParser } from 'saxes'

/** Throws when a document is not what the end of its name says. */
export function requireWellFormed(document: string, name: string): void {
  if (name.endsWith('.json')) JSON.parse(document)
  if (!name.endsWith('.xml')) return
  const parser = new SaxesParser({ xmlns: true })
  parser.on('error', (error) => {
    throw error
  })
  parser.write(document).close()
}
