import { executeQuery } from '../../src/groq/execute-query.ts'
import type { SelectionThreads } from '../../src/mutations/select-ids.ts'

/** Runs the queries of mutations at once, where no server has threads for them. */
export const IN_PLACE: SelectionThreads = {
  timeLimit: 10_000,
  queries: {
    async run(store, { client: _, ...request }) {
      const { result, syncTags } = executeQuery(store, request)
      return {
        kind: 'answer',
        resultJson: JSON.stringify(result),
        sourceMapJson: undefined,
        syncTags,
        usedIndexes: [],
      }
    },
  },
}
