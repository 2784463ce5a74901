import { join } from 'node:path'
import { takeLock } from '../bootstrap/lock.mjs'
import { repositoryRoot } from './repository.ts'

/** What one stack has for itself, so that two beside each other never share a folder. */
export interface Instance {
  name: string
  /** Content, secrets and the record of what is built. Never committed. */
  stateFolder: string
  logs: string
  /** Mail that the storefront would send, were it told a mail server. */
  outbox: string
  /** Appended to the names of the build folders, such as `.next-local`. */
  buildSuffix: string
}

/** Local state of this clone. */
export const stateRoot = join(repositoryRoot, '.vitrine')

/** Whose content is kept in `.vitrine/` itself: `npm start` and `npm run dev`. */
const LOCAL = 'local'

/** The instance that VITRINE_INSTANCE names, else the one of `npm start`. Throws a sentence on a bad name. */
export function instanceFromEnvironment({ VITRINE_INSTANCE }: NodeJS.ProcessEnv): Instance {
  return instanceNamed(VITRINE_INSTANCE || LOCAL)
}

export function instanceNamed(name: string): Instance {
  if (!/^[a-z][a-z0-9-]*$/.test(name)) {
    throw new Error(
      `VITRINE_INSTANCE begins with a small letter and holds small letters, digits and hyphens only, not "${name}".`,
    )
  }
  const stateFolder = name === LOCAL ? stateRoot : join(stateRoot, 'instances', name)
  return {
    name,
    stateFolder,
    logs: join(stateFolder, 'logs'),
    outbox: join(stateFolder, 'outbox'),
    buildSuffix: `-${name}`,
  }
}

/** Keeps other processes from running this instance. Throws a sentence when one does; returns the release. */
export function lockInstance({ name }: Instance): () => void {
  return takeLock(
    join(stateRoot, `${name}.lock`),
    'Vitrine runs from this folder already: stop it first, with Ctrl-C where it was started',
  )
}
