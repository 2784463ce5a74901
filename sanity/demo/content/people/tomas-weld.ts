import { person } from '../../documents/person.ts'
import { image } from '../../documents/picture.ts'

export const tomasWeld = person({
  slug: 'tomas-weld',
  name: 'Tomas Weld',
  role: 'Dietitian and reviewer',
  credentials: 'MSc Human Nutrition, registered dietitian',
  portrait: image(
    'tomas-weld',
    'Portrait of Tomas Weld, dark curls and beard, round glasses, a slate-blue jumper',
    [0.5, 0.42],
  ),
  bio: 'Tomas works in a hospital from Monday to Wednesday and reads our proofs on Thursday, with a red pencil. Nothing about doses leaves the house before he has checked it against the sources. He rows, badly.',
  links: [{ label: 'Write to Tomas', url: 'mailto:tomas@mossrow.example' }],
})
