import { describe, expect, it } from 'vitest'
import { looksLikeSvg, MAX_SVG_BYTES, sanitizeSvg } from './svg-sanitizer.ts'
import { SvgSanitizerThread } from './svg-sanitizer-thread.ts'

const thread = new SvgSanitizerThread(128)

const OPEN =
  '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">'

/** The text to store, `clean` when the original is kept, or the status of a refusal. */
async function outcome(svg: string | Uint8Array): Promise<string | number> {
  try {
    const source = typeof svg === 'string' ? new TextEncoder().encode(svg) : svg
    const bytes = await sanitizeSvg(source, thread)
    return bytes === null ? 'clean' : new TextDecoder().decode(bytes)
  } catch (error) {
    return error instanceof Error && 'status' in error ? Number(error.status) : String(error)
  }
}

describe('sanitizeSvg', () => {
  it('keeps what drawing programs write', async () => {
    const drawing = `<?xml version="1.0" encoding="UTF-8"?>
      <!-- Generator: a drawing program -->
      ${OPEN}<defs><linearGradient id="a" gradientUnits="userSpaceOnUse"><stop offset="0"/></linearGradient>
      <clipPath id="c"><rect width="9" height="9"/></clipPath><filter id="f"><feGaussianBlur stdDeviation="2"/></filter>
      <g id="b"><path d="M0 0L1 1" fill="url(#a)" style="stroke:url(#a)"/></g></defs>
      <use xlink:href="#b"/><use href="#b"/><style>.x{fill:red;clip-path:url("#c")}</style>
      <text font-family="serif">fennel &amp; rye</text><image href="data:image/png;base64,AAAA"/>
      <a href="https://example.com/"><circle r="1"/></a></svg>`
    expect(await outcome(drawing)).toBe('clean')
  })

  it.each([
    ['a script', '<script>steal()</script>'],
    [
      'a script under another prefix',
      '<x:script xmlns:x="http://www.w3.org/2000/svg" href="data:,steal()"/>',
    ],
    ['a handler', '<rect onclick="steal()"/>'],
    [
      'foreign content',
      '<foreignObject><b xmlns="http://www.w3.org/1999/xhtml">steal()</b></foreignObject>',
    ],
    ['a scripted link', '<a href="javascript:steal()"><rect/></a>'],
    ['a scripted link with spaces', '<a xlink:href=" java\nscript:steal()"><rect/></a>'],
    ['a link changed later', '<a><animate attributeName="href" values="javascript:steal()"/></a>'],
    ['a handler set later', '<set attributeName="onclick" to="steal()"/>'],
    ['a remote picture', '<image href="https://steal().example/a.png"/>'],
    ['a remote part', '<use href="https://steal().example/a.svg#b"/>'],
    ['a drawing inside of a data URL', '<image href="data:image/svg+xml,steal()"/>'],
    ['a remote style', '<style>@import "https://steal().example"</style>'],
    ['a hidden remote style', '<style>@\\69mport "https://steal().example"</style>'],
    ['a remote paint', '<rect fill="url(https://steal().example/)"/>'],
    ['a remote paint by style', '<rect style="fill:url(//steal().example)"/>'],
    ['a frame', '<iframe xmlns="http://www.w3.org/1999/xhtml" src="javascript:steal()"/>'],
  ])('takes out %s', async (_, content) => {
    const result = await outcome(`${OPEN}${content}<circle r="1"/></svg>`)
    expect(result).toMatch(/^<svg .*<circle r="1"\/><\/svg>$/s)
    expect(result).toContain('viewBox="0 0 9 9"')
    expect(result).not.toMatch(/script|<(set|animate|iframe|foreignObject)|=\s*"[^"]*steal|@/i)
  })

  it('takes out a style sheet and a document type', async () => {
    const svg = `${OPEN}<circle r="1"/></svg>`
    const styled = await outcome(`<?xml-stylesheet href="https://steal.example/a.xsl"?>${svg}`)
    expect(styled).toMatch(/^<svg [^?]*$/)
    expect(await outcome(`<!DOCTYPE svg SYSTEM "https://steal.example/a.dtd">${svg}`)).toBe(styled)
  })

  it('settles: what it wrote is clean', async () => {
    const once = await outcome(`${OPEN}<script/><g><circle r="1" onload="x()"/></g></svg>`)
    expect(await outcome(String(once))).toBe('clean')
  })

  it.each([
    ['malformed', `${OPEN}<g></svg>`],
    ['not a drawing', '<html xmlns="http://www.w3.org/1999/xhtml"/>'],
    ['in no namespace', '<svg><rect/></svg>'],
    ['under a prefix', '<s:svg xmlns:s="http://www.w3.org/2000/svg"><s:script/></s:svg>'],
    [
      'external entities',
      `<!DOCTYPE svg [<!ENTITY e SYSTEM "file:///etc/passwd">]>${OPEN}&e;</svg>`,
    ],
    ['not UTF-8', new Uint8Array([...new TextEncoder().encode(OPEN), 0xff, 0xfe])],
    ['huge', new Uint8Array(MAX_SVG_BYTES + 1)],
  ])('refuses what is %s', async (_, svg) => {
    expect(await outcome(svg)).toBe(400)
  })
})

describe('looksLikeSvg', () => {
  it.each([
    ['<svg xmlns="x">', true],
    ['\uFEFF  <?xml version="1.0"?><svg>', true],
    ['<!-- hi --><svg>', true],
    ['<!doctype svg><svg>', true],
    ['\u001f\u008b', false],
    ['GIF89a', false],
    ['plain text <svg>', false],
  ])('%j: %s', (text, expected) => {
    expect(looksLikeSvg(new TextEncoder().encode(text))).toBe(expected)
  })

  it('sees through compression, which is then refused as not being text', () => {
    expect(looksLikeSvg(new Uint8Array([0x1f, 0x8b, 8]))).toBe(true)
  })
})
