const ESCAPES: Readonly<Record<string, string>> = {
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  "'": "\\'",
  '\\': '\\\\',
}

// Paths are looked up as text, so that they must escape just what @sanity/client escapes.

/** `['title']` */
export function attributeSelector(name: string): string {
  return `['${name.replace(/[\f\n\r\t'\\]/g, (character) => ESCAPES[character] ?? character)}']`
}

/** `[2]` */
export function indexSelector(index: number): string {
  return `[${index}]`
}

/** `[?(@._key=='a1b2')]`; null for keys that @sanity/client would not read back. */
export function keySelector(key: string): string | null {
  return key === '' || /['\\]/.test(key) ? null : `[?(@._key=='${key}')]`
}
