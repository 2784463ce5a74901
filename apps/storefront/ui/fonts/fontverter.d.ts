declare module 'fontverter' {
  /** @see https://github.com/papandreou/fontverter#readme */
  export function convert(font: Buffer, format: 'sfnt' | 'woff' | 'woff2'): Promise<Buffer>
}
