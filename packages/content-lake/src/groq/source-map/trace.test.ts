import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { MappedStore } from '../test-support/mapped-store.ts'

let lake: MappedStore

beforeAll(async () => {
  lake = new MappedStore()
  await lake.fill()
})

afterAll(() => lake.remove())

const A = '*[_id == "a"][0]'

describe('a source map', () => {
  test.each<[string, Record<string, string>]>([
    // Whole documents and attributes
    [A, { $: 'a $' }],
    ['*[_type == "person"]', { '$[0]': 'ann $', '$[1]': 'versions.r1.ann $', '$[2]': 'bob $' }],
    [`${A}.title`, { $: "a $['title']" }],
    [`${A}.slug.current`, { $: "a $['slug']['current']" }],
    [`${A}{slug}`, { "$['slug']": "a $['slug']" }],
    [`${A}{"s": slug.current}`, { "$['s']": "a $['slug']['current']" }],
    [`${A}{"none": missing.deeper}`, { "$['none']": "a $['missing']['deeper']" }],
    [
      `${A}{"n": title.x, "u": author{_ref}}`,
      { "$['n']": "a $['title']['x']", "$['u']['_ref']": "a $['author']['_ref']" },
    ],
    [`${A}.odd["it's"]`, { $: "a $['odd']['it\\'s']" }],
    [
      `${A}{"q'\\\\": odd["it's"]["a\\\\b\\n"]}`,
      { "$['q\\'\\\\']": "a $['odd']['it\\'s']['a\\\\b\\n']" },
    ],
    // Pipelines
    [
      '*[_type == "person"].name',
      { '$[0]': "ann $['name']", '$[1]': "versions.r1.ann $['name']", '$[2]': "bob $['name']" },
    ],
    [
      '*[_type == "person"] | order(name desc)[0..1].name',
      { '$[0]': "bob $['name']", '$[1]': "versions.r1.ann $['name']" },
    ],
    ['*[_type == "person"]{name} | order(name desc)[0...1]', { "$[0]['name']": "bob $['name']" }],
    ['*[_type == "person"][0..2][name == "Bob"]{name}', { "$[0]['name']": "bob $['name']" }],
    [
      '*[_id == "bob"] | score(name match "bob")',
      {
        "$[0]['_id']": "bob $['_id']",
        "$[0]['_type']": "bob $['_type']",
        "$[0]['_rev']": "bob $['_rev']",
        "$[0]['_createdAt']": "bob $['_createdAt']",
        "$[0]['_updatedAt']": "bob $['_updatedAt']",
        "$[0]['name']": "bob $['name']",
        "$[0]['_score']": 'unknown',
      },
    ],
    [
      '*[_id in ["ann", "bob"]] | score(name match "bob") {name, _score}',
      {
        "$[0]['name']": "bob $['name']",
        "$[0]['_score']": 'unknown',
        "$[1]['name']": "ann $['name']",
        "$[1]['_score']": 'unknown',
      },
    ],
    // Arrays
    [`${A}{"t": tags[]}`, { "$['t']": "a $['tags']" }],
    [`${A}.tags[1..2]`, { '$[0]': "a $['tags'][1]", '$[1]': "a $['tags'][2]" }],
    [`${A}.tags[-1]`, { $: "a $['tags'][3]" }],
    [`${A}.tags[@ != "x"]`, { '$[0]': "a $['tags'][1]", '$[1]': "a $['tags'][2]" }],
    [
      `${A}.tags | order(@ desc)`,
      {
        '$[0]': "a $['tags'][1]",
        '$[1]': "a $['tags'][2]",
        '$[2]': "a $['tags'][0]",
        '$[3]': "a $['tags'][3]",
      },
    ],
    [
      `[...${A}.tags[0..1], "new", ...(${A}.title), ${A}.title]`,
      {
        '$[0]': "a $['tags'][0]",
        '$[1]': "a $['tags'][1]",
        '$[2]': 'literal',
        '$[3]': "a $['title']",
      },
    ],
    [
      `${A}.body[].children[].text`,
      {
        '$[0]': "a $['body'][0]['children'][0]['text']",
        '$[1]': "a $['body'][0]['children'][1]['text']",
        '$[2]': "a $['body'][1]['children'][0]['text']",
      },
    ],
    [
      `${A}{"b": body[]{"first": children[0], "top": ^.title}}.b`,
      {
        "$[0]['first']": "a $['body'][0]['children'][0]",
        "$[0]['top']": "a $['title']",
        "$[1]['first']": "a $['body'][1]['children'][0]",
        "$[1]['top']": "a $['title']",
      },
    ],
    [
      `[[1], ${A}.tags[0..1]][]`,
      { '$[0][0]': 'literal', '$[1][0]': "a $['tags'][0]", '$[1][1]': "a $['tags'][1]" },
    ],
    // References
    [`${A}.author->name`, { $: "ann $['name']" }],
    [`${A}.author->`, { $: 'ann $' }],
    [
      `${A}{"n": authors[]->{name}}`,
      {
        "$['n'][0]['name']": "bob $['name']",
        "$['n'][1]": 'unknown',
        "$['n'][2]['name']": "ann $['name']",
      },
    ],
    [`{"_ref": "bob"}->name`, { $: "bob $['name']" }],
    // Objects
    [
      `${A}{..., "title": 1, "x": tags[0]}{title, x, slug}`,
      { "$['title']": 'literal', "$['x']": "a $['tags'][0]", "$['slug']": "a $['slug']" },
    ],
    [
      `*[_id == "bob"][0]{"name": "B", ...}`,
      {
        "$['name']": "bob $['name']",
        "$['_id']": "bob $['_id']",
        "$['_type']": "bob $['_type']",
        "$['_rev']": "bob $['_rev']",
        "$['_createdAt']": "bob $['_createdAt']",
        "$['_updatedAt']": "bob $['_updatedAt']",
      },
    ],
    [
      `${A}{title == "A" => {"yes": title}, title == "B" => {"no": title}, ...author->{name}, ...missing}`,
      { "$['yes']": "a $['title']", "$['name']": "ann $['name']" },
    ],
    [
      `${A}{"inner": {"t": title, "p": ^.title, "up": @.tags[0]}}`,
      {
        "$['inner']['t']": "a $['title']",
        "$['inner']['p']": 'unknown',
        "$['inner']['up']": "a $['tags'][0]",
      },
    ],
    [
      `${A}{"list": *[_id == ^.author._ref]{name, "of": ^.title}}`,
      { "$['list'][0]['name']": "ann $['name']", "$['list'][0]['of']": "a $['title']" },
    ],
    // Choices
    [`${A}{"c": coalesce(missing, title, slug)}`, { "$['c']": "a $['title']" }],
    [
      `${A}{"c": coalesce(missing, "none"), "n": coalesce(missing)}`,
      { "$['c']": 'literal', "$['n']": 'unknown' },
    ],
    [
      `${A}{"s": select(title == "B" => slug, tags), "l": select(true => "yes"), "n": select(false => 1)}`,
      { "$['s']": "a $['tags']", "$['l']": 'literal', "$['n']": 'unknown' },
    ],
    [
      `array::compact([${A}.missing, ${A}.tags[0], null, ${A}.tags[3], 1])`,
      { '$[0]': "a $['tags'][0]", '$[1]': "a $['tags'][3]", '$[2]': 'literal' },
    ],
    [
      `array::unique(${A}.tags)`,
      { '$[0]': "a $['tags'][0]", '$[1]': "a $['tags'][1]", '$[2]': "a $['tags'][2]" },
    ],
    [
      `${A}.tags[1..2] + [1, ...${A}.tags[0..0]]`,
      {
        '$[0]': "a $['tags'][1]",
        '$[1]': "a $['tags'][2]",
        '$[2]': 'literal',
        '$[3]': "a $['tags'][0]",
      },
    ],
    [
      `${A}{title} + {"x": 1, "y": ${A}.n}`,
      { "$['title']": "a $['title']", "$['x']": 'literal', "$['y']": "a $['n']" },
    ],
    // What comes from no document
    [
      '{"a": 1, "b": -1, "c": $p, "d": $p.x, "e": null}',
      {
        "$['a']": 'literal',
        "$['b']": 'literal',
        "$['c']": 'literal',
        "$['d']": 'literal',
        "$['e']": 'literal',
      },
    ],
    [
      `${A}{"u": upper(title), "t": pt::text(body), "n": count(tags), "p": title + "!", "e": title == "A", "m": -n, "d": now(), "j": array::join(tags, "")}`,
      Object.fromEntries([...'utnpemdj'].map((name) => [`$['${name}']`, 'unknown'])),
    ],
    [
      `${A}{"x": title.length, "f": tags[9], "s": title[0..1], "d": title->}`,
      {
        "$['x']": "a $['title']['length']",
        "$['f']": 'unknown',
        "$['s']": 'unknown',
        "$['d']": 'unknown',
      },
    ],
    ['*[_id == "nothing"][0]', { $: 'unknown' }],
    ['[^.x, @.y]', { '$[0]': 'unknown', '$[1]': 'unknown' }],
    ['[]', {}],
  ])('of %s', (query, expected) => {
    expect(lake.map(query, { params: { p: { x: 1 } } })).toEqual(expected)
  })
})
