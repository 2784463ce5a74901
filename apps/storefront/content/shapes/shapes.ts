import 'server-only'
import { createContentClient } from '@vitrine/content/source/content-client'
import { CONTENT_TYPES } from '@vitrine/content/webhook/content-types'
import { z } from 'zod'
import { log } from '@/server/log'
import { reportProblem } from '../report-problem'
import { source } from '../source'
import { PAGE_SIZE, ShapeCheck } from './shape-check'

const AFTER_QUERY = '*[_type in $types && _id > $id] | order(_id asc)[0...$size]'
const NAMED_QUERY = '*[_type in $types && _id in $ids]'

const documentsSchema = z.array(z.looseObject({ _id: z.string() }))

/** The bundler makes several instances of this module in one process; they share one check. */
const shared: typeof globalThis & { vitrineShapeCheck?: ShapeCheck } = globalThis

/** The check of this process. */
export function shapeCheck(): ShapeCheck {
  shared.vitrineShapeCheck ??= createCheck()
  return shared.vitrineShapeCheck
}

function createCheck(): ShapeCheck {
  const client = createContentClient(source)
  const read = async (query: string, params: object) =>
    documentsSchema.parse(
      await client.fetch(query, { types: CONTENT_TYPES, ...params }, { cache: 'no-store' }),
    )
  return new ShapeCheck({
    after: (id) => read(AFTER_QUERY, { id, size: PAGE_SIZE }),
    named: (ids) => read(NAMED_QUERY, { ids }),
    report: (problem) => reportProblem('content.misshapen', problem),
    onComplete: (documents) => log.info('content.checked', { documents }),
    onDelay: (error) => log.warn('content.check.delayed', { error: String(error) }),
  })
}
