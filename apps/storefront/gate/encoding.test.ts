import { describe, expect, it } from 'vitest'
import { chooseEncoding } from './encoding'

describe('chooseEncoding', () => {
  it.each([
    ['gzip, deflate, br, zstd', 'br'],
    ['GZIP;q=0.5, br;q=0', 'gzip'],
    ['br; q=0.000, identity', null],
    ['br;q=0.1', 'br'],
    ['*', null],
    ['', null],
    [null, null],
  ])('%j: %s', (header, encoding) => expect(chooseEncoding(header)).toBe(encoding))
})
