import { describe, expect, it } from 'vitest'
import { headScript } from './head-script'
import { hashSource, inlineParts } from './inline-parts'

const FIRST = '(self.__next_f=self.__next_f||[]).push([0])'
const SECOND = 'self.__next_f.push([1,"0:\\"\\u003c/script>\\""])'

const preview = (data: string) => `background-image:url(&quot;data:image/png;base64,${data}&quot;)`

describe('inlineParts', () => {
  it('allows the theme and the payload, and makes the payload one script', () => {
    const page = `<head><script>${headScript}</script></head><p>x</p><script src="/a.js" id="_R_"></script><script>${FIRST}</script><script>${SECOND}</script></body>`
    const { html, allowed, unknownScripts } = inlineParts(page)
    const payload = `${FIRST};${SECOND}`
    expect(html).toBe(
      `<head><script>${headScript}</script></head><p>x</p><script src="/a.js" id="_R_"></script><script>${payload}</script></body>`,
    )
    expect(allowed.scripts).toEqual([hashSource(headScript), hashSource(payload)])
    expect(unknownScripts).toBe(0)
  })

  it('leaves the order of scripts as it is', () => {
    const page = `<script>${FIRST}</script><p></p><script>${SECOND}</script><script type="application/ld+json">{}</script><script>${FIRST}</script>`
    expect(inlineParts(page).html).toBe(page)
  })

  it.each([
    'alert(1)',
    `${SECOND};alert(1)`,
    'self.__next_f.push(alert(1))',
    'self.__next_f.push([1,alert(1)])',
    'self.__next_f.push([1]);alert([1])',
    ` ${headScript}`,
    `${headScript};alert(1)`,
    '$RC("a","b")',
  ])('allows no other script: %s', (script) => {
    const page = `<script>${FIRST}</script><script>${script}</script>`
    const { html, allowed, unknownScripts } = inlineParts(page)
    expect(html).toBe(page)
    expect(allowed.scripts).toEqual([hashSource(FIRST)])
    expect(unknownScripts).toBe(1)
  })

  it('allows previews of pictures, once each', () => {
    const page = `<img style="${preview('AA==')}"><img style="${preview('AA==')}">`
    const { html, allowed } = inlineParts(page)
    expect(html).toBe(page)
    expect(allowed.styles).toEqual([
      hashSource('background-image:url("data:image/png;base64,AA==")'),
    ])
  })

  it.each([
    'position:fixed',
    `${preview('AA==')};position:fixed`,
    preview('AA==').replace('data:image/png;base64,AA==', 'https://evil.example/'),
  ])('allows no other style: %s', (style) => {
    expect(inlineParts(`<p style="${style}">`).allowed.styles).toEqual([])
  })

  it('keeps the policy short, however many pictures there are', () => {
    const tags = Array.from({ length: 100 }, (_, index) => `<img style="${preview(`A${index}`)}">`)
    const { html, allowed } = inlineParts(tags.join(''))
    expect(allowed.styles).toHaveLength(32)
    expect(html.match(/style=/g)).toHaveLength(32)
  })
})
