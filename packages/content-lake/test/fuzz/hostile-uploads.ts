import { crc32 } from 'node:zlib'
import type { Random } from '../../src/groq/test-support/random.ts'
import { animation, blankPng, quarters } from '../support/pictures.ts'
import { type Callers, callerHeaders, hostileSearch, version } from './hostile-requests.ts'
import type { RawRequest } from './raw-request.ts'

const OPTIONS = ['filename', 'meta', 'label', 'title', 'sourceUrl', 'autoGenerateArrayKeys']
const TYPES = [
  'image/png',
  'image/svg+xml',
  'text/html',
  'application/octet-stream',
  'multipart/form-data; boundary=x',
  '../../etc',
  '',
]

/** Pictures to begin with, of each format that the lake takes. */
export async function samplePictures(): Promise<Buffer[]> {
  const picture = quarters(40, 30)
  return Promise.all([
    picture
      .clone()
      .jpeg()
      .withExif({ IFD0: { Copyright: 'x' } })
      .toBuffer(),
    picture.clone().png().toBuffer(),
    picture.clone().webp().toBuffer(),
    picture.clone().tiff().toBuffer(),
    picture.clone().avif({ effort: 0 }).toBuffer(),
    animation(12, 8),
    Buffer.from(DRAWING),
    Buffer.from(DRAWING),
  ])
}

const DRAWING =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><g id="a"><circle r="1"/></g><use href="#a"/></svg>'

const HOSTILE_MARKUP = [
  '<script>alert(1)</script>',
  '<x:script xmlns:x="http://www.w3.org/2000/svg">alert(1)</x:script>',
  '<rect onload="alert(1)"/>',
  '<a href="javascript:alert(1)"><rect/></a>',
  '<image href="file:///etc/passwd"/>',
  '<foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" srcdoc="x"/></foreignObject>',
  '<style>@import "https://evil.example"</style>',
  '<use href="#a"/>'.repeat(2_000),
  '<g>'.repeat(5_000),
  `<g>${'<g>'.repeat(3_000)}${'</g>'.repeat(3_000)}</g>`,
  '\0',
  '&a;',
  '\ufffe',
]
const PROLOGS = [
  '<?xml version="1.0" encoding="UTF-16"?>',
  `<!DOCTYPE svg [<!ENTITY a "${'x'.repeat(50)}"><!ENTITY b "${'&a;'.repeat(50)}"><!ENTITY c "${'&b;'.repeat(50)}">]>`,
  '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
  '<?xml-stylesheet href="https://evil.example/a.xsl"?>',
]

/** An upload of an image or a file that is not what it says, or no longer. */
export function hostileUpload(
  random: Random,
  callers: Callers,
  pictures: readonly Buffer[],
): RawRequest {
  const kind = random.chance(0.8) ? 'images' : 'files'
  const body = random.pick([
    () => damaged(random, random.pick(pictures)),
    () => damaged(random, random.pick(pictures)),
    () => drawing(random),
    () => bomb(random),
    () => Buffer.from(Array.from({ length: random.below(200) }, () => random.below(256))),
  ])()
  const lies = random.chance(0.05)
  return {
    method: 'POST',
    target: `/${version(random)}/assets/${kind}/production${hostileSearch(random, OPTIONS)}`,
    headers: [...callerHeaders(random, callers), ['content-type', random.pick(TYPES)]],
    body,
    ...(lies && { contentLength: String(body.byteLength + random.pick([1, 1_000, 1e12, -5])) }),
  }
}

/** Some bytes changed, left out or twice there; seldom none. */
function damaged(random: Random, picture: Buffer): Buffer {
  if (random.chance(0.1)) return picture
  const bytes = Buffer.from(picture)
  const at = random.below(bytes.byteLength)
  return random.pick([
    () => bytes.subarray(0, at),
    () => Buffer.concat([bytes.subarray(0, at), bytes.subarray(random.below(bytes.byteLength))]),
    () => Buffer.concat([bytes, bytes]),
    () => {
      for (let changes = 1 + random.below(10); changes > 0; changes--) {
        bytes[random.below(bytes.byteLength)] = random.below(256)
      }
      return bytes
    },
    () => {
      // Where formats keep their sizes.
      bytes.writeUInt32BE(random.pick([0, 0xffffffff, 0x7fffffff, 65_536]), random.below(30))
      return bytes
    },
  ])()
}

function drawing(random: Random): Buffer {
  const at = random.pick([DRAWING.indexOf('<g'), DRAWING.indexOf('<circle'), DRAWING.length])
  const prolog = random.chance(0.3) ? random.pick(PROLOGS) : ''
  const size = random.chance(0.2)
    ? DRAWING.replace(
        'viewBox="0 0 9 9"',
        `width="${random.pick(['1e9', '-1', '0', 'NaN', '100%'])}" height="70000"`,
      )
    : DRAWING
  const markup = random.pick(HOSTILE_MARKUP)
  return damagedSeldom(
    random,
    Buffer.from(`${prolog}${size.slice(0, at)}${markup}${size.slice(at)}`),
  )
}

function damagedSeldom(random: Random, bytes: Buffer): Buffer {
  return random.chance(0.2) ? damaged(random, bytes) : bytes
}

/** A small file that says that its picture is huge. */
function bomb(random: Random): Buffer {
  const png = blankPng(64, 64)
  png.writeUInt32BE(random.pick([0, 1, 65_535, 65_536, 2 ** 31 - 1]), 16)
  png.writeUInt32BE(random.pick([0, 1, 65_535, 2 ** 31 - 1]), 20)
  png.writeUInt32BE(crc32(png.subarray(12, 29)), 29)
  return random.chance(0.5) ? png : Buffer.concat([png, blankPng(64, 64)])
}
