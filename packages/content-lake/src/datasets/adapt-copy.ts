import { DatasetStore } from '../documents/dataset-store.ts'
import type { StoredDocument } from '../documents/document.ts'
import { versionName } from '../documents/document-id.ts'
import { select } from '../documents/select.ts'
import type { WriteTransaction } from '../documents/transaction.ts'
import { RELEASE_TYPE } from '../mutations/actions/release-document.ts'
import type { CopyRequest } from './dataset-copier.ts'

/** Written at a time, so that no step of a large dataset holds up the others. */
const MOST_DOCUMENTS = 500
const ASSET_TYPES = ['sanity.imageAsset', 'sanity.fileAsset']
const WHOLE = { stack: null, publicOnly: false } as const

/** Changes in the file of a copy, which nobody has open, what must be different from its source. */
export async function adaptCopy(
  file: string,
  request: CopyRequest & { readonly projectId: string },
): Promise<void> {
  const store = DatasetStore.open(file)
  try {
    if (!request.withReleases) {
      await inParts(store, request.author, idsOfReleases(store), removeForGood)
    }
    const from = `/${request.projectId}/${request.source}/`
    const to = `/${request.projectId}/${request.target}/`
    await inParts(store, request.author, idsOfType(store, ASSET_TYPES), (transaction, document) =>
      move(transaction, document, from, to),
    )
  } finally {
    store.close()
  }
}

async function inParts(
  store: DatasetStore,
  author: string,
  ids: readonly string[],
  work: (transaction: WriteTransaction, document: StoredDocument) => void,
): Promise<void> {
  for (let from = 0; from < ids.length; from += MOST_DOCUMENTS) {
    await store.transact({ author }, (transaction) => {
      for (const id of ids.slice(from, from + MOST_DOCUMENTS)) {
        const document = transaction.get(id)
        if (document !== null) work(transaction, document)
      }
    })
  }
}

function removeForGood(transaction: WriteTransaction, { _id: id }: StoredDocument): void {
  transaction.put({ documentId: id, next: null, mutations: [{ delete: { id } }] })
  transaction.purge(id)
}

/** Files belong to all datasets of a lake, but each has addresses of its own for them. */
function move(
  transaction: WriteTransaction,
  document: StoredDocument,
  from: string,
  to: string,
): void {
  const { _id: id, path, url } = document
  if (typeof path !== 'string' || typeof url !== 'string' || !url.endsWith(path)) return
  const moved = path.replace(from, to)
  const set = { path: moved, url: `${url.slice(0, -path.length)}${moved}` }
  const { id: _rev, timestamp: _updatedAt } = transaction
  const next = { ...document, ...set, _rev, _updatedAt }
  transaction.put({ documentId: id, next, mutations: [{ patch: { id, set } }] })
}

function idsOfReleases(store: DatasetStore): string[] {
  const releases = idsOfType(store, [RELEASE_TYPE])
  const versions = select(store, {
    conditions: [{ kind: 'id-prefix', prefix: 'versions.' }],
    order: null,
    limit: null,
    view: WHOLE,
  })
  const ids = Array.from(versions.documents, ({ document }) => document._id)
  return [...releases, ...ids.filter((id) => versionName(id) !== 'published')]
}

function idsOfType(store: DatasetStore, types: readonly string[]): string[] {
  const { documents } = select(store, {
    conditions: [{ kind: 'types', types }],
    order: null,
    limit: null,
    view: WHOLE,
  })
  return Array.from(documents, ({ document }) => document)
    .filter(({ _type }) => types.includes(_type))
    .map(({ _id }) => _id)
}
