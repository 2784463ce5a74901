import { describe, expect, it } from 'vitest'
import { inlineJson } from './inline-json'

describe('inlineJson', () => {
  it('cannot end its script element, whatever an editor writes', () => {
    const data = { name: '</script><script>alert(1)</script> & <!-- \u2028' }
    const json = inlineJson(data)
    expect(json).not.toMatch(/[<>&\u2028]/)
    expect(JSON.parse(json)).toEqual(data)
  })
})
