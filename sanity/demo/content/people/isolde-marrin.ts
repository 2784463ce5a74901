import { person } from '../../documents/person.ts'
import { image } from '../../documents/picture.ts'

export const isoldeMarrin = person({
  slug: 'isolde-marrin',
  name: 'Isolde Marrin',
  role: 'Founder and editor',
  credentials: 'BSc Plant Sciences',
  portrait: image(
    'isolde-marrin',
    'Portrait of Isolde Marrin, silver hair in a bob, a moss-green work coat',
    [0.5, 0.42],
  ),
  bio: 'Isolde spent twenty years in seed banks and magazine offices before she opened Mossrow in a former post office. She edits the journal, argues with the label printer, and walks after supper whatever the weather.',
  links: [
    { label: 'Write to Isolde', url: 'mailto:isolde@mossrow.example' },
    { label: 'Letters from the post office', url: 'https://mossrow.example/letters' },
  ],
})
