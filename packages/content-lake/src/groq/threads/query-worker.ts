import { getPriority, setPriority } from 'node:os'
import { parentPort, workerData } from 'node:worker_threads'
import { LRUCache } from 'lru-cache'
import { DatasetReader } from '../../documents/dataset-reader.ts'
import { DocumentBudget } from '../../documents/document-budget.ts'
import { IndexWanted } from '../../documents/existing-indexes.ts'
import { DamagedFile } from '../../documents/unusable-file.ts'
import { ApiError } from '../../errors.ts'
import { executeQuery } from '../execute-query.ts'
import { writeJson } from '../write-json.ts'
import {
  type ForgetFile,
  type QueryAnswer,
  type QueryJob,
  type QueryOutcome,
  type QueryWorkerData,
  READY,
} from './query-message.ts'

const MOST_READERS = 4
/** Of the thread alone, on Linux: what takes long gives way to what is answered at once. */
const PRIORITY = 5
const budget = new DocumentBudget((workerData as QueryWorkerData).documents)
/** By file. */
const readers = new LRUCache<string, DatasetReader>({
  max: MOST_READERS,
  dispose: (reader) => reader.close(),
})

if (process.platform === 'linux') giveWay()
parentPort?.on('message', (message: QueryJob | ForgetFile) => {
  if ('forget' in message) forget(message.forget)
  else parentPort?.postMessage(answer(message))
})
parentPort?.postMessage(READY)

function giveWay(): void {
  try {
    // A server that was begun with a lower one may not raise it.
    if (getPriority() < PRIORITY) setPriority(PRIORITY)
  } catch {
    // Where it is forbidden to ask, the thread competes with the others.
  }
}

function answer({ file, request, refusedIndexes }: QueryJob): QueryOutcome {
  try {
    const reader = open(file)
    return reader.read(() => {
      reader.scalarIndexes.begin(refusedIndexes)
      const { result, resultSourceMap, syncTags, explanation } = executeQuery(reader, request)
      const executed = performance.now()
      const answer: QueryAnswer = {
        kind: 'answer',
        resultJson: writeJson(result, request.query),
        sourceMapJson:
          resultSourceMap === undefined ? undefined : writeJson(resultSourceMap, request.query),
        syncTags,
        usedIndexes: reader.scalarIndexes.used,
      }
      if (explanation === undefined) return answer
      const writing = performance.now() - executed
      const ms = { waiting: 0, indexing: 0, ...explanation.ms, writing }
      return { ...answer, explanation: { ...explanation, ms } }
    })
  } catch (error) {
    if (error instanceof IndexWanted) {
      return { kind: 'index wanted', path: error.path, span: error.span }
    }
    if (error instanceof ApiError) {
      const { status, body, message } = error
      return { kind: 'refused', status, body, message }
    }
    if (error instanceof DamagedFile) return { kind: 'damaged', reason: error.reason }
    const { message, stack } = error instanceof Error ? error : new Error(String(error))
    return { kind: 'failed', message, stack }
  }
}

function forget(file: string): void {
  readers.delete(file)
}

function open(file: string): DatasetReader {
  const reader = readers.get(file) ?? new DatasetReader(file, budget)
  readers.set(file, reader)
  return reader
}
