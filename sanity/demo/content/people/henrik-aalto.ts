import { person } from '../../documents/person.ts'
import { image } from '../../documents/picture.ts'

export const henrikAalto = person({
  slug: 'henrik-aalto',
  name: 'Henrik Aalto-Voss',
  role: 'Sleep scientist and columnist',
  credentials: 'PhD, sleep research',
  portrait: image(
    'henrik-aalto',
    'Portrait of Henrik Aalto-Voss, swept fair hair and a high pale collar, a moonlit night behind him',
    [0.5, 0.42],
  ),
  bio: 'Henrik has watched other people sleep for nineteen years, by profession. He writes for us about light, nights and rest, and is of the opinion that most gadgets could be replaced by a curtain.',
  links: [{ label: 'Write to Henrik', url: 'mailto:henrik@mossrow.example' }],
})
