import { person } from '../../documents/person.ts'
import { image } from '../../documents/picture.ts'

export const odileSarpong = person({
  slug: 'odile-sarpong',
  name: 'Odile Sarpong',
  role: 'Herbalist and writer',
  credentials: 'BSc Herbal Medicine',
  portrait: image(
    'odile-sarpong',
    'Portrait of Odile Sarpong in an ochre headwrap and a clay-red dress, chamomile beside her',
    [0.5, 0.42],
  ),
  bio: 'Odile grows, dries and blends the herbs for our teas on a slope that faces east. She learned from her grandmother first and from a university afterwards, and likes to know where the two disagree.',
  links: [
    { label: 'Write to Odile', url: 'mailto:odile@mossrow.example' },
    { label: 'The garden diary', url: 'https://mossrow.example/garden' },
  ],
})
