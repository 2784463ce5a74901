import type { Addresses } from './environment.ts'
import { DATASET, PROJECT_ID } from './environment.ts'

/** The block that `npm start` ends with. */
export function summary(addresses: Addresses, mode: 'production' | 'development'): string {
  return `
  Vitrine is ready.

    Storefront    ${addresses.storefront}
    Studio        ${addresses.studio}
    Content lake  ${addresses.lake}   (project ${PROJECT_ID}, dataset ${DATASET})

  ${mode === 'development' ? 'Changes reload by themselves. ' : ''}Press Ctrl-C to stop. Content and logs are kept in .vitrine/.
`
}
