/** A part for requests with a token and one for those without, in bytes: neither takes of the other's. */
export interface Shares {
  readonly signedIn: number
  readonly anonymous: number
}

/** How much of a lake's memory each of its keepers may hold. */
export interface MemoryShares {
  /** Documents that the main thread keeps, of all datasets, in characters of JSON. */
  readonly documents: number
  /** The same in each query thread. */
  readonly threadDocuments: number
  /** Answers that are kept, of all datasets, in characters. */
  readonly answers: number
  /** What the feeds of all datasets keep of late transactions, for listeners that come back, in characters. */
  readonly feeds: number
  /** What waits to be sent on event streams and sockets, in bytes. */
  readonly sending: number
  /** Bodies of those that are sent as they are, in bytes. */
  readonly bodies: number
  /** Heap of each query thread, in MiB: what one query may take. */
  readonly threadHeap: number
  /** What one picture may take while it is read or made, in bytes. Large ones have turns. */
  readonly picture: number
  /** Heap of the thread that reads drawings, in MiB. */
  readonly drawingHeap: number
  /** Bodies that requests under way send, as text. Parsed, one may take over twenty times as much. */
  readonly requestBodies: Shares
  /** Those of them that are parsed and not answered yet, but for large ones, which take turns; in characters. */
  readonly parsedBodies: number
  /** Documents and history on their way out. */
  readonly storedContent: Shares
}

const MIB = 1024 * 1024

/**
 * Shares out memory. Without any cache, a server with all its threads takes some 200 MiB. A character of a document that
 * is kept takes about five bytes (its text, its parsed form), and V8 lets what it has dropped lie for a while.
 * @param bytes what all is to stay within
 */
export function memoryShares(bytes: number): MemoryShares {
  return {
    documents: Math.floor(bytes / 32),
    // What threads are given looks through many documents, mostly, of which none comes again so soon.
    threadDocuments: Math.floor(bytes / 256),
    answers: Math.floor(bytes / 64),
    feeds: Math.floor(bytes / 32),
    // The largest event, of a document of 10 megabytes before and after and what was done to it, is still less.
    sending: Math.floor(bytes / 8),
    bodies: Math.floor(bytes / 64),
    threadHeap: Math.max(64, Math.floor(bytes / 4 / MIB)),
    // A photograph of 24 million pixels takes up to 190 megabytes, in the formats that are read as a whole.
    picture: Math.floor((bytes * 3) / 8),
    // The parser itself takes some 50 of them.
    drawingHeap: Math.max(96, Math.floor((bytes * 5) / 16 / MIB)),
    storedContent: { signedIn: Math.floor(bytes / 16), anonymous: Math.floor(bytes / 32) },
    requestBodies: { signedIn: Math.floor(bytes / 32), anonymous: Math.floor(bytes / 128) },
    parsedBodies: Math.floor(bytes / 128),
  }
}
