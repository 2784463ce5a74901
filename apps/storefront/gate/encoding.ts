const ENCODINGS = ['br', 'gzip'] as const

export type Encoding = (typeof ENCODINGS)[number]

/** The codings that an answer can have. */
export const CODINGS = [...ENCODINGS, 'identity'] as const

export type Coding = (typeof CODINGS)[number]

/** The best of our encodings that an `Accept-Encoding` header allows by name; null when it allows none. */
export function chooseEncoding(header: string | null): Encoding | null {
  const accepted = new Set(
    (header ?? '')
      .toLowerCase()
      .split(',')
      .map((part) => part.split(';').map((piece) => piece.trim()))
      .filter(([, quality]) => !/^q=0(\.0*)?$/.test(quality ?? ''))
      .map(([name]) => name),
  )
  return ENCODINGS.find((encoding) => accepted.has(encoding)) ?? null
}
