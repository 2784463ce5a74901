const DRAFTS_PREFIX = 'drafts.'
const VERSIONS_PREFIX = 'versions.'

/** `published`, `drafts`, or the name of the release a version belongs to. */
export type VersionName = string

/** The id shared by all versions of a document: `drafts.a` and `versions.r1.a` both give `a`. */
export function publishedId(id: string): string {
  if (id.startsWith(DRAFTS_PREFIX)) return id.slice(DRAFTS_PREFIX.length)
  if (id.startsWith(VERSIONS_PREFIX)) {
    const end = id.indexOf('.', VERSIONS_PREFIX.length)
    return end === -1 ? id : id.slice(end + 1)
  }
  return id
}

/** Which version of its document an id names. */
export function versionName(id: string): VersionName {
  if (id.startsWith(DRAFTS_PREFIX)) return 'drafts'
  if (id.startsWith(VERSIONS_PREFIX)) {
    const end = id.indexOf('.', VERSIONS_PREFIX.length)
    return end === -1 ? 'published' : id.slice(VERSIONS_PREFIX.length, end)
  }
  return 'published'
}

/** The draft's id of a published id. */
export function draftId(id: string): string {
  return `${DRAFTS_PREFIX}${id}`
}

/** Whether anybody may read the document without a token: hosted Sanity hides every id with a dot. */
export function isPublicId(id: string): boolean {
  return !id.includes('.')
}
