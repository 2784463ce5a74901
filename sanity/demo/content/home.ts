import type { DemoDocument } from '../documents/document.ts'
import { reference } from '../documents/reference.ts'
import { postGrid, productGrid } from '../documents/sections.ts'
import { withKeys } from '../portable-text/keys.ts'

export const home: DemoDocument = {
  _id: 'home',
  _type: 'home',
  title: 'A quiet apothecary with a good magazine inside it',
  standfirst:
    'Mossrow writes about sleep, food, movement and herbs, with sources, and makes a small shelf of things that follow from it.',
  featuredPost: reference('post', 'magnesium-and-sleep'),
  featuredProducts: withKeys(
    ['quiet-magnesium', 'northern-light', 'field-protein', 'dusk-tea'].map((slug) =>
      reference('product', slug),
    ),
  ),
  sections: withKeys([
    productGrid('For the evening', 'Three things that belong to dusk.', [
      'quiet-magnesium',
      'dusk-tea',
      'linen-sleep-mask',
    ]),
    postGrid('Sleep & rest', 'Darkness, quiet and the odd mineral.', 3, 'sleep'),
    productGrid('For movement', 'For long days, and for the days between.', [
      'field-protein',
      'spring-salts',
      'tideline',
    ]),
    postGrid('Herbs & kitchen', 'From the slope that faces east.', 3, 'herbs-and-kitchen'),
  ]),
}
