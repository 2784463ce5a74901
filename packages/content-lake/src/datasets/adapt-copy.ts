import { movedAsset } from '../assets/moved-asset.ts'
import { DatasetStore } from '../documents/dataset-store.ts'
import type { StoredDocument } from '../documents/document.ts'
import { versionName } from '../documents/document-id.ts'
import { jsonEqual } from '../documents/json-equal.ts'
import { select } from '../documents/select.ts'
import { idsFrom } from '../documents/text-range.ts'
import type { WriteTransaction } from '../documents/transaction.ts'
import type { JsonObject } from '../json.ts'
import { RELEASE_TYPE, unscheduled } from '../mutations/actions/release-document.ts'
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
    const place = { projectId: request.projectId, dataset: request.target }
    await inParts(store, request.author, idsOfType(store, ASSET_TYPES), (transaction, document) =>
      replace(transaction, document, { ...document, ...movedAsset(document, place) }),
    )
    // What was scheduled then may be due by now, or be over.
    if (request.to !== null) {
      await inParts(
        store,
        request.author,
        idsOfType(store, [RELEASE_TYPE]),
        (transaction, release) => replace(transaction, release, unscheduled(release)),
      )
    }
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
    await store.transact(
      { author },
      (transaction) => {
        for (const id of ids.slice(from, from + MOST_DOCUMENTS)) {
          const document = transaction.get(id)
          if (document !== null) work(transaction, document)
        }
      },
      { isBounded: false },
    )
  }
}

function removeForGood(transaction: WriteTransaction, { _id: id }: StoredDocument): void {
  transaction.put({ documentId: id, next: null, mutations: [{ delete: { id } }] })
  transaction.purge(id)
}

/** Writes what a document is in the copy, unless it is that already. */
function replace(transaction: WriteTransaction, before: StoredDocument, after: JsonObject): void {
  if (jsonEqual(before, after)) return
  const { id: _rev, timestamp: _updatedAt } = transaction
  const next = { ...(after as StoredDocument), _rev, _updatedAt }
  const documentId = before._id
  transaction.put({ documentId, next, mutations: [{ createOrReplace: next }] })
}

function idsOfReleases(store: DatasetStore): string[] {
  const releases = idsOfType(store, [RELEASE_TYPE])
  const versions = select(store, {
    conditions: [idsFrom('versions.')],
    order: null,
    limit: null,
    view: WHOLE,
  })
  const ids = Array.from(versions.documents(), ({ _id }) => _id)
  return [...releases, ...ids.filter((id) => versionName(id) !== 'published')]
}

function idsOfType(store: DatasetStore, types: readonly string[]): string[] {
  const { documents } = select(store, {
    conditions: [{ kind: 'types', types }],
    order: null,
    limit: null,
    view: WHOLE,
  })
  return Array.from(documents())
    .filter(({ _type }) => types.includes(_type))
    .map(({ _id }) => _id)
}
