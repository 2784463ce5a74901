/** The id that a document has once published, from that of its draft or of its version in a release. */
export function publishedId(id: string): string {
  return id.replace(/^(?:drafts\.|versions\.[^.]+\.)/, '')
}
