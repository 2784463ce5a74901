import { parentPort, workerData } from 'node:worker_threads'
import { type RewindOrder, rewind } from './rewind.ts'

// An order is what the thread is started with.
const { file, request } = workerData as RewindOrder
await rewind(file, request, (done) => parentPort?.postMessage({ done }))
