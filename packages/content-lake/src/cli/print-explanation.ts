import type { Explanation, Walk } from './explanation.ts'
import { printTable } from './print-table.ts'

const INDEX_NAMES: Record<string, string> = { scan: 'full scan', none: 'none' }
const ORDERS = { index: 'by index', memory: 'sorted', none: '-' }
const FROM_MEMORY = {
  hit: 'Kept in memory: without being explained it is answered from there.',
  miss: 'Not in memory: asked without being explained, it is kept there until something it depends on changes.',
  bypass: 'Never kept in memory, as it depends on more than documents.',
}

/** Prints how a query was answered, for people. */
export function printExplanation(explanation: Explanation): void {
  const { walks, inMemory, lookups, syncTags, ms, answerCache } = explanation
  if (walks.length > 0) {
    printTable(
      ['INDEX', 'CONDITIONS', 'ORDER', 'RUNS', 'ROWS READ', 'DOCUMENTS'],
      walks.map(({ index, conditions, order, runs, rowsRead, documents }) => [
        INDEX_NAMES[index] ?? index,
        conditions.join(' && ') || '-',
        ORDERS[order],
        String(runs),
        String(rowsRead),
        String(documents),
      ]),
    )
  }
  const notes = [...walks.flatMap(notesOn), ...inMemory.map(noteOnStep)]
  const total = Object.values(ms).reduce((sum, stage) => sum + stage, 0)
  const stages = Object.entries(ms).map(([stage, time]) => `${stage} ${time}`)
  const lines = [
    ...notes,
    ...(notes.length > 0 ? [''] : []),
    `${lookups} documents read by their ids, as where references lead.`,
    `Depends on ${syncTags.map(({ on, tag }) => `${on} (${tag})`).join(', ') || 'no document'}.`,
    FROM_MEMORY[answerCache],
    `${total.toFixed(2)} ms: ${stages.join(', ')}.`,
  ]
  process.stdout.write(`${walks.length > 0 ? '\n' : ''}${lines.join('\n')}\n`)
}

function noteOnStep(step: string): string {
  return `${step} was worked out in memory, of all that was found: no index helps a filter after a projection, or an order after another.`
}

/** What makes a walk read more than it gives, and what would help. */
function notesOn({ index, unindexed, order, rowsRead, documents }: Walk): string[] {
  const filter = unindexed.join(' && ')
  const notes: string[] = []
  if (index === 'scan') {
    notes.push(
      filter === ''
        ? 'Full scan: the filter names neither a type nor anything else that an index knows.'
        : `Full scan: no index knows ${filter}. One knows an attribute of the document itself, compared with a value. Naming a _type keeps to documents of that.`,
    )
  } else if (filter !== '' && rowsRead > 0) {
    notes.push(
      `Each of ${rowsRead} documents was read and checked for ${filter}, which no index knows.`,
    )
  }
  if (order === 'memory' && rowsRead > documents) {
    notes.push(
      `${rowsRead} documents were read and sorted for ${documents}: they were few, or the order is none that an index has (an attribute of the document itself).`,
    )
  }
  return notes
}
