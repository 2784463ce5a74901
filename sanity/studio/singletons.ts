import type { DocumentActionsResolver, NewDocumentOptionsResolver, Template } from 'sanity'

/** Types of which there is one document, whose id is the name of its type. */
const SINGLETON_TYPES: ReadonlySet<string> = new Set(['home', 'settings'])

const SINGLETON_ACTIONS: ReadonlySet<string> = new Set([
  'publish',
  'schedule',
  'discardChanges',
  'discardVersion',
  'restore',
])

/** Keeps singletons from being duplicated, deleted or taken off the site. */
export const documentActions: DocumentActionsResolver = (actions, { schemaType }) =>
  SINGLETON_TYPES.has(schemaType)
    ? actions.filter(({ action }) => action !== undefined && SINGLETON_ACTIONS.has(action))
    : actions

/** Keeps singletons out of the “Create” menu. */
export const newDocumentOptions: NewDocumentOptionsResolver = (items) =>
  items.filter(({ templateId }) => !SINGLETON_TYPES.has(templateId))

/** Keeps singletons from being made anywhere else. */
export function creatableTemplates(templates: Template[]): Template[] {
  return templates.filter(({ schemaType }) => !SINGLETON_TYPES.has(schemaType))
}
