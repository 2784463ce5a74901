import type { Random } from '../../src/groq/test-support/random.ts'
import { hostileGroq } from './hostile-queries.ts'
import { type Callers, callerHeaders, hostileSearch, version } from './hostile-requests.ts'
import { hostileId, hostileJson, hostileString } from './hostile-values.ts'
import type { RawRequest } from './raw-request.ts'

const PLAIN_PATHS = ['title', 'n', 'tags', 'tags[0]', 'slug.current', 'body[_key=="a"].children']
const PATHS = [
  'title',
  'n',
  'tags',
  'tags[0]',
  'tags[-1]',
  'tags[999]',
  'tags[99999999]',
  'tags[0:99999]',
  'tags[*]',
  'slug.current',
  'odd.a.b.c',
  'odd..a',
  '..title',
  'body[_key=="a"].text',
  "body[_key=='a'",
  'list[a > 1]',
  'a['.repeat(50),
  `${'a.'.repeat(300)}b`,
  `${'a['.repeat(200)}0${']'.repeat(200)}`,
  '_id',
  '_type',
  '_rev',
  '_createdAt',
  '__proto__',
  '__proto__.polluted',
  'constructor.prototype.polluted',
  'toString.polluted',
  'constructor',
  '',
  '.',
  '[]',
  '"',
]
const PATCHES = ['set', 'setIfMissing', 'unset', 'inc', 'dec', 'insert', 'diffMatchPatch', 'merge']
const OPTIONS = [
  'returnIds',
  'returnDocuments',
  'dryRun',
  'autoGenerateArrayKeys',
  'visibility',
  'transactionId',
]

/** `POST /data/mutate`, with any mutations at all. */
export function hostileMutations(random: Random, callers: Callers): RawRequest {
  const some = Array.from({ length: random.pick([1, 1, 1, 2, 3]) }, () => mutation(random))
  const isMany = random.chance(0.01) && some.join().length < 1_000
  const mutations = isMany ? Array(2_000).fill(some).flat() : some
  return post(random, callers, 'mutate', 'mutations', mutations)
}

/** `POST /data/actions`, with any actions at all. */
export function hostileActions(random: Random, callers: Callers): RawRequest {
  const actions = Array.from({ length: 1 + random.below(3) }, () => action(random))
  return post(random, callers, 'actions', 'actions', actions)
}

function post(
  random: Random,
  callers: Callers,
  operation: string,
  name: string,
  items: readonly string[],
): RawRequest {
  const list = random.chance(0.97) ? `[${items.join(',')}]` : hostileJson(random)
  const id = random.chance(0.1) ? `,"transactionId":${text(random)}` : ''
  const dryRun = random.chance(0.1) ? `,"dryRun":${hostileJson(random, 1)}` : ''
  return {
    method: 'POST',
    target: `/${version(random)}/data/${operation}/production${hostileSearch(random, OPTIONS)}`,
    headers: callerHeaders(random, callers),
    body: Buffer.from(`{"${name}":${list}${id}${dryRun}}`),
  }
}

function mutation(random: Random): string {
  if (random.chance(0.4)) return `{"createOrReplace":${plainDocument(random)}}`
  if (random.chance(0.3)) return `{"patch":{"id":"a",${patch(random)}}}`
  return random.pick([
    () => `{"create":${document(random)}}`,
    () => `{"createOrReplace":${document(random)}}`,
    () => `{"createOrReplace":${document(random)}}`,
    () => `{"createIfNotExists":${document(random)}}`,
    () => `{"delete":{"id":${id(random)}}}`,
    () => `{"delete":{"query":${query(random)},"params":${hostileJson(random)}}}`,
    () => `{"patch":{"id":${id(random)},${patch(random)}}}`,
    () => `{"patch":{"id":${id(random)},${patch(random)}}}`,
    () => `{"patch":{"id":${id(random)},${patch(random)},${patch(random)}}}`,
    () => `{"patch":{"query":${query(random)},${patch(random)}}}`,
    () => `{"create":${document(random)},"delete":{"id":${id(random)}}}`,
    () => hostileJson(random),
  ])()
}

function document(random: Random): string {
  if (random.chance(0.4)) return plainDocument(random)
  const type = random.chance(0.8) ? '"post"' : hostileJson(random, 1)
  const fields = Array.from(
    { length: random.below(4) },
    () => `${JSON.stringify(hostileString(random).slice(0, 50))}:${hostileJson(random)}`,
  )
  const reference = `"author":{"_type":"reference","_ref":${id(random)},"_weak":${random.chance(0.7)}}`
  if (random.chance(0.2)) fields.push(reference)
  if (random.chance(0.3)) fields.push(`"title":${text(random)}`)
  if (random.chance(0.3)) fields.push(`"tags":[${text(random)},${hostileJson(random, 1)}]`)
  if (random.chance(0.1)) fields.push(`"_createdAt":${text(random)}`)
  return `{${[`"_id":${id(random)}`, `"_type":${type}`, ...fields].join(',')}}`
}

/** One that may well be stored: only its texts are odd. */
function plainDocument(random: Random): string {
  const document = {
    _id: random.pick(['a', 'b', 'drafts.a', 'post-1', 'versions.r1.a', 'private.a', 'new.']),
    _type: 'post',
    title: hostileString(random),
    slug: { current: hostileString(random) },
    n: random.below(20),
    tags: [hostileString(random), { _key: hostileString(random), a: random.next() }],
    body: [
      { _type: 'block', _key: 'a', children: [{ _type: 'span', text: hostileString(random) }] },
    ],
    author: { _type: 'reference', _ref: 'b', _weak: true },
  }
  return JSON.stringify(document)
}

function patch(random: Random): string {
  const kind = random.pick(PATCHES)
  const path = () =>
    JSON.stringify(
      random.chance(0.9)
        ? random.pick(random.chance(0.5) ? PLAIN_PATHS : PATHS)
        : hostileString(random),
    )
  const revision = random.chance(0.05) ? `"ifRevisionID":${text(random)},` : ''
  if (random.chance(0.05)) return `${revision}"${kind}":${hostileJson(random)}`
  if (kind === 'unset') return `${revision}"unset":[${path()},${path()}]`
  if (kind === 'insert') {
    const where = random.pick(['before', 'after', 'replace'])
    return `${revision}"insert":{"${where}":${path()},"items":[${hostileJson(random, 2)}]}`
  }
  const value = kind === 'diffMatchPatch' ? diff(random) : hostileJson(random, 2)
  return `${revision}"${kind}":{${path()}:${value}}`
}

function diff(random: Random): string {
  const diffs = [
    '@@ -1,3 +1,4 @@\n a\n+b\n',
    '@@ -99999,3 +1,4 @@\n-%ED%A0%80\n',
    '@@ @@',
    '@@ -0,0 +1 @@\n+%',
  ]
  return JSON.stringify(random.chance(0.8) ? random.pick(diffs) : hostileString(random))
}

const ACTIONS = [
  ...['create', 'edit', 'replaceDraft', 'discard', 'publish', 'unpublish', 'delete'],
  ...['version.create', 'version.replace', 'version.discard', 'version.unpublish'],
].map((name) => `document.${name}`)
const RELEASE_ACTIONS = [
  ...['create', 'edit', 'schedule', 'unschedule', 'publish'],
  ...['archive', 'unarchive', 'delete', 'import', 'explode'],
].map((name) => `release.${name}`)

function action(random: Random): string {
  if (random.chance(0.03)) return hostileJson(random)
  const isRelease = random.chance(0.3)
  const type = random.pick(isRelease ? RELEASE_ACTIONS : ACTIONS)
  const group = random.pick(['a', 'b', 'post-1', 'author-2', 'new-one'])
  const fields: Record<string, () => string> = isRelease
    ? {
        releaseId: () => (random.chance(0.8) ? random.pick(['"r1"', '"r2"']) : text(random)),
        metadata: () => hostileJson(random, 2),
        patch: () => `{${patch(random)}}`,
        publishAt: () => (random.chance(0.5) ? '"2030-01-01T00:00:00Z"' : text(random)),
        document: () => document(random),
        attributes: () => document(random),
      }
    : {
        publishedId: () => (random.chance(0.8) ? `"${group}"` : id(random)),
        draftId: () => (random.chance(0.8) ? `"drafts.${group}"` : id(random)),
        versionId: () => (random.chance(0.8) ? `"versions.r1.${group}"` : id(random)),
        attributes: () => document(random),
        document: () => document(random),
        baseId: () => id(random),
        patch: () => `{${patch(random)}}`,
        includeDrafts: () => `[${id(random)}]`,
        purge: () => random.pick(['true', 'false', '1']),
      }
  const given = Object.entries(fields)
    .filter(() => random.chance(0.85))
    .map(([name, value]) => `"${name}":${value()}`)
  return `{${[`"actionType":"sanity.action.${type}"`, ...given].join(',')}}`
}

function id(random: Random): string {
  if (random.chance(0.5)) return random.pick(['"a"', '"b"', '"drafts.a"', '"post-1"'])
  return random.chance(0.95) ? JSON.stringify(hostileId(random)) : hostileJson(random, 1)
}

function text(random: Random): string {
  return JSON.stringify(hostileString(random))
}

/** Of few documents: a mutation that takes all of them would leave nothing to change. */
function query(random: Random): string {
  if (random.chance(0.5)) return '"*[_id in [\\"a\\", \\"b\\"]]"'
  return JSON.stringify(`(${hostileGroq(random)})[0...2]`)
}
