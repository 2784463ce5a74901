import { paragraph, reference } from '../../../../packages/content/test/support/fixture'

/** Ends every context that a text may stand in, and turns the direction of what follows. */
export const MARKUP = `"'></title></style></textarea></script><img src=x onerror=alert(1)><!-- ]]> {{7*7}} \u202e\u2066\u200b\u0000\u2028`

/** Addresses that run, as browsers read them: in any case, after and between spaces and controls. */
export const HARMFUL_LINKS = [
  'javascript:alert(1)',
  ' \u0001JaVaScRiPt:alert(1)',
  'java\nscript:alert(1)',
  'java\tscript:alert(1)',
  'javascript&colon;alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'DATA:text/html;base64,PHNjcmlwdD4=',
  'vbscript:msgbox(1)',
  '\u2028javascript:alert(1)',
  'view-source:javascript:alert(1)',
  'blob:http://x/y',
  '//evil.example/\\javascript:1',
]

/** Every kind of block, with hostile words in each place that has words. */
export function hostileBlocks(): object[] {
  return [
    ...['h2', 'h3', 'h4', 'normal', 'blockquote', MARKUP].map((style, index) =>
      paragraph(`s${index}`, MARKUP, style),
    ),
    {
      ...paragraph('links', ''),
      markDefs: HARMFUL_LINKS.map((href, index) => ({ _type: 'link', _key: `l${index}`, href })),
      children: HARMFUL_LINKS.map((href, index) => ({
        _type: 'span',
        _key: `c${index}`,
        text: `${href} `,
        marks: [`l${index}`],
      })),
    },
    { _type: 'callout', _key: 'callout', tone: MARKUP, title: MARKUP, text: MARKUP },
    { _type: 'callout', _key: 'callout2', tone: 'tip', title: MARKUP, text: MARKUP },
    {
      _type: 'faq',
      _key: 'faq',
      title: MARKUP,
      items: [{ _key: 'q', _type: 'faqItem', question: MARKUP, answer: MARKUP }],
    },
    {
      _type: 'productComparison',
      _key: 'comparison',
      title: MARKUP,
      products: [{ ...reference('harmful-thing'), _key: 'p' }],
    },
    { _type: MARKUP, _key: 'unknown', text: MARKUP },
  ]
}

/** Bodies that no editor could write, by what is wrong with them. */
export function brokenBlocks(): [string, unknown][] {
  const span = { _type: 'span', _key: 's', text: 'Words', marks: [] }
  const block = { _type: 'block', _key: 'b', style: 'normal', markDefs: [], children: [span] }
  return [
    ['no types', [{ _key: 'a', children: [span] }, { _key: 'b' }]],
    [
      'wrong types',
      [
        { ...block, children: 'text' },
        { ...block, style: 7 },
        { ...block, markDefs: 'x' },
      ],
    ],
    [
      'null children',
      [
        { ...block, children: null },
        { ...block, _key: 'c', children: [{ ...span, text: null }] },
      ],
    ],
    ['values that are no blocks', ['text', 7, true, null, [], { _key: 'x', _type: 7 }]],
    [
      'unknown marks',
      [
        {
          ...block,
          children: [{ ...span, marks: ['nothing', 'strong', '__proto__', 'constructor'] }],
        },
      ],
    ],
    ['marks of the wrong type', [{ ...block, children: [{ ...span, marks: { strong: true } }] }]],
    [
      'unknown styles and lists',
      [
        { ...block, style: 'script', listItem: 'script', level: -5 },
        { ...block, _key: 'c', listItem: 'bullet', level: 1e9 },
      ],
    ],
    [
      'the names of Object.prototype',
      ['__proto__', 'constructor', 'toString'].map((name) => ({
        ...block,
        _key: name,
        style: name,
        listItem: name,
      })),
    ],
    [
      'references to nothing',
      [
        {
          _type: 'productCard',
          _key: 'c',
          product: { _type: 'reference', _ref: 'nowhere', _weak: true },
        },
        {
          _type: 'productComparison',
          _key: 'd',
          products: [{ _type: 'reference', _ref: 'nowhere', _weak: true, _key: 'p' }],
        },
        {
          _type: 'figure',
          _key: 'f',
          alt: 'x',
          asset: { _type: 'reference', _ref: 'image-none-1x1-png', _weak: true },
        },
      ],
    ],
    [
      'a reference to itself',
      [
        {
          ...block,
          markDefs: [
            {
              _type: 'internalLink',
              _key: 'm',
              reference: { _type: 'reference', _ref: 'broken', _weak: true },
            },
          ],
          children: [{ ...span, marks: ['m'] }],
        },
        {
          _type: 'productCard',
          _key: 'c',
          product: { _type: 'reference', _ref: 'broken', _weak: true },
        },
      ],
    ],
    ['one key many times', Array.from({ length: 5 }, () => block)],
  ]
}

/** Bodies far beyond what anybody reads, each with its last words. */
export function giantBodies(): [string, object[]][] {
  const last = paragraph('last', 'The last words')
  const levels = (count: number) =>
    Array.from({ length: count }, (_, level) => ({
      ...paragraph(`l${level}`, `Level ${level}`),
      listItem: level % 2 ? 'bullet' : 'number',
      level: level + 1,
    }))
  const marked = {
    ...paragraph('m', ''),
    markDefs: Array.from({ length: 300 }, (_, index) => ({
      _type: 'link',
      _key: `d${index}`,
      href: 'https://example.org/',
    })),
    children: [
      {
        _type: 'span',
        _key: 's',
        text: 'All marks',
        marks: Array.from({ length: 300 }, (_, index) => `d${index}`),
      },
    ],
  }
  return [
    ['a megabyte of text', [paragraph('p', 'words '.repeat(175_000)), last]],
    [
      'five thousand blocks',
      [
        ...Array.from({ length: 5_000 }, (_, index) => paragraph(`p${index}`, `Block ${index}`)),
        last,
      ],
    ],
    ['a list of 300 levels', [...levels(300), last]],
    ['a text of 300 marks', [marked, last]],
  ]
}
