import type { Condition } from '../documents/condition.ts'

/** A condition as GROQ would put it, with `?` for values: they differ from run to run. Types are named. */
export function describeCondition(condition: Condition): string {
  switch (condition.kind) {
    case 'ids':
      return `_id ${among(condition.ids)}`
    case 'versions-of':
      return 'sanity::versionOf(?)'
    case 'release':
      return 'sanity::partOfRelease(?)'
    case 'types':
      return describeTypes(condition.types)
    case 'equals':
      return `${condition.path.join('.')} ${among(condition.values)}`
    case 'range': {
      const path = condition.path.join('.')
      const from = `${path} ${condition.operator} ?`
      return condition.end === undefined ? from : `${from} && ${path} ${condition.end.operator} ?`
    }
    case 'differs':
      return `${condition.path.join('.')} != ?`
    case 'defined':
      return `defined(${condition.path.join('.')})`
    case 'missing':
      return `!defined(${condition.path.join('.')})`
    case 'references':
      return 'references(?)'
    case 'text':
      return '@ match ?'
    case 'any':
      return `(${condition.of.map(describeCondition).join(' || ')})`
  }
}

function describeTypes(types: readonly string[]): string {
  const [only] = types
  if (only === undefined) return 'false'
  return types.length === 1 ? `_type == ${JSON.stringify(only)}` : `_type in ${listed(types)}`
}

function listed(types: readonly string[]): string {
  return `[${types.map((type) => JSON.stringify(type)).join(', ')}]`
}

function among(values: readonly unknown[]): string {
  return values.length === 1 ? '== ?' : 'in ?'
}
