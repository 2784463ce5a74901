import { setImmediate } from 'node:timers/promises'
import type { DatasetStore } from '../documents/dataset-store.ts'
import { History } from '../documents/history.ts'
import { StateWalk } from '../documents/state-walk.ts'

/**
 * `{"documents":[…]}` with documents as they were, made one at a time; those that were not are left out.
 * @param when after the transaction of this sequence, or the last that each was
 */
export async function* pastDocuments(
  store: DatasetStore,
  ids: readonly string[],
  when: number | 'last',
): AsyncGenerator<string, void> {
  yield '{"documents":['
  let separator = ''
  for (const id of ids) {
    const document =
      when === 'last' ? new History(store).lastState(id) : await stateAt(store, id, when)
    if (document !== null) {
      yield `${separator}${JSON.stringify(document)}`
      separator = ','
    }
    await setImmediate()
  }
  yield ']}'
}

async function stateAt(store: DatasetStore, id: string, sequence: number) {
  const walk = new StateWalk(store, id)
  while (walk.back(sequence) !== null) await setImmediate()
  return walk.state
}
