import { relative } from 'node:path'
import type { Addresses } from './environment.ts'
import { DATASET, PROJECT_ID } from './environment.ts'
import type { Instance } from './instance.ts'
import type { Mode } from './mode.ts'
import { repositoryRoot } from './repository.ts'

/** The block that `npm start` ends with. */
export function summary(addresses: Addresses, { stateFolder }: Instance, mode: Mode): string {
  return `
  Vitrine is ready.

    Storefront    ${addresses.storefront}
    Studio        ${addresses.studio}
    Content lake  ${addresses.lake}   (project ${PROJECT_ID}, dataset ${DATASET})

  ${mode === 'development' ? 'Changes reload by themselves. ' : ''}Press Ctrl-C to stop. Content, mail and logs are kept in ${relative(repositoryRoot, stateFolder)}/.
`
}
