import { expect, it } from 'vitest'
import { isFromThisSite } from './is-from-this-site'

const OURS = 'https://www.example.com'

it.each([
  [{ 'sec-fetch-site': 'same-origin' }, true],
  [{ 'sec-fetch-site': 'same-origin', origin: 'null' }, true],
  [{ origin: OURS }, true],
  [{ 'sec-fetch-site': 'same-site', origin: OURS }, false],
  [{ 'sec-fetch-site': 'cross-site', origin: OURS }, false],
  [{ 'sec-fetch-site': 'none' }, false],
  [{ origin: 'https://evil.example' }, false],
  [{ origin: 'https://www.example.com.evil.example' }, false],
  [{ origin: 'http://www.example.com' }, false],
  [{ origin: 'null' }, false],
  [{}, false],
])('%j: %s', (headers, ours) => expect(isFromThisSite(new Headers(headers), `${OURS}`)).toBe(ours))
