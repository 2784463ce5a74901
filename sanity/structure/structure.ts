import type { StructureResolver } from 'sanity/structure'
import { journal } from './journal.ts'
import { newsletter } from './newsletter.ts'
import { shop } from './shop.ts'
import { site } from './site.ts'

/** The Studio's contents, as editors think of them: the journal, the shop, the site around both. */
export const structure: StructureResolver = (S) =>
  S.list()
    .id('content')
    .title('Content')
    .items([
      S.divider().title('Journal'),
      ...journal(S),
      S.divider().title('Shop'),
      ...shop(S),
      S.divider().title('Site'),
      ...site(S),
      ...newsletter(S),
    ])
