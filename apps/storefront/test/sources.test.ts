import { describe, expect, it } from 'vitest'
import { messagesIn } from '../locale/catalogue'
import { messageArguments } from '../locale/message-arguments'
import en from '../messages/en.json'
import { interfaceText } from './sources/interface-text'
import { messageUses, stringsOf } from './sources/message-uses'
import { physicalDirections } from './sources/physical-directions'
import { sourceFiles } from './sources/source-files'

const components = sourceFiles('{app,features,ui}/**/*.tsx')
const modules = sourceFiles('{app,content,fallback,features,gate,locale,ui}/**/*.{ts,tsx}')
/** What is written without elements: routes, feeds, Markdown, letters, cards. */
const writers = sourceFiles('{app,fallback,features,locale,ui}/**/*.ts').filter(
  ({ path }) => !path.includes('/test/'),
)
const messages = new Map(messagesIn(en))

describe('the words of the interface', () => {
  it('stand in the catalogue, and in no component', () => {
    expect(components.length).toBeGreaterThan(60)
    expect(components.flatMap(interfaceText)).toEqual([])
  })

  it('stand in no other module either', () => {
    expect(writers.length).toBeGreaterThan(60)
    expect(writers.flatMap(interfaceText)).toEqual([])
  })

  it('are found wherever a module could hold them', () => {
    const text = `
      export const TITLE = 'The shop'
      const line = (price: string) => \`From \${price} on\`
      const node = { '@type': 'CollectionPage', font: 'Times New Roman', key: 'shop.title' }
      if (!node) throw new RangeError('There is no node')
      log.warn('feed.late', { error: 'It took too long' })
      export const answer = () => refuse(400, 'The parameter q is missing.')
      export const page = () => new Response('This cannot be drawn.', { status: 503 })`
    expect(interfaceText({ path: 'module.ts', text })).toEqual([
      'module.ts:2: The shop',
      'module.ts:3: From … on',
      'module.ts:8: This cannot be drawn.',
    ])
  })

  it('are found wherever a component could hold them', () => {
    const text = `
      import { Menu } from './Menu'
      const TITLES = { shop: 'The shop' }
      export const Page = ({ name }: { kind: 'Page' }) => (
        <main className="mt-2 text-item" aria-label="menu" data-kind="Menu card">
          <h1 title={\`of \${name}\`}>{name ?? 'Nothing yet'}</h1>
          · {'soon'} <p>Sold
          out</p>
        </main>
      )`
    expect(interfaceText({ path: 'page.tsx', text })).toEqual([
      'page.tsx:3: The shop',
      'page.tsx:5: menu',
      'page.tsx:5: Menu card',
      'page.tsx:6: of …',
      'page.tsx:6: Nothing yet',
      'page.tsx:7: soon',
      'page.tsx:7: Sold out',
    ])
  })
})

describe('the messages of the catalogue', () => {
  it('are given the values and tags that they take', () => {
    const uses = modules.flatMap(messageUses)
    expect(uses.length).toBeGreaterThan(60)
    const wrong = uses.flatMap(({ key, given, position }) => {
      const taken = messageArguments(messages.get(key) ?? '').map((name) =>
        name.replace(/[<>]/g, ''),
      )
      return taken.sort().join() === given.join() ? [] : [`${position}: ${key} takes (${taken})`]
    })
    expect(wrong).toEqual([])
  })

  it('are all shown somewhere', () => {
    const strings = new Set(modules.flatMap(stringsOf))
    const prefixes = [...strings]
      .filter((text) => text.endsWith('.…'))
      .map((text) => text.slice(0, -1))
    // Written into the browser's bundles as a whole, by next.config.ts.
    prefixes.push('errors.failed.')
    const unused = [...messages.keys()].filter(
      (key) => !strings.has(key) && !prefixes.some((prefix) => key.startsWith(prefix)),
    )
    expect(unused).toEqual([])
  })
})

describe('the layout', () => {
  it('follows the direction of the text: start and end, never left and right', () => {
    const files = [...components, ...sourceFiles('{app,features,ui}/**/*.css')]
    expect(files.flatMap(physicalDirections)).toEqual([])
  })

  it.each([
    'ml-2',
    'md:-mr-32',
    'lg:pl-[2rem]',
    'left-0',
    'text-right',
    'border-l',
    'border-r-2',
    'rounded-tl-lg',
    'hover:translate-x-1',
    'float-left',
    'scroll-ml-4',
  ])('is known not to when it says %s', (utility) => {
    const text = `<p className="mt-2 ${utility} ps-4">`
    expect(physicalDirections({ path: 'a.tsx', text })).toHaveLength(1)
  })

  it.each(['margin-left: 1px', 'left: 0', 'text-align: right', 'border-bottom-left-radius: 1px'])(
    'is known not to when a style sheet says %s',
    (declaration) => {
      expect(physicalDirections({ path: 'a.css', text: `p { ${declaration} }` })).toHaveLength(1)
    },
  )

  it.each([
    'ms-2 -me-4 ps-2 start-0 text-start border-s border-lime rounded-s-lg',
    'mt-2 text-lede leading-7 prose more-links left bright-2 place-items-center',
  ])('is left alone when it says %s', (className) => {
    expect(physicalDirections({ path: 'a.tsx', text: `<p className="${className}">` })).toEqual([])
  })
})
