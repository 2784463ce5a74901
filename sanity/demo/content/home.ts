import type { DemoDocument } from '../documents/document.ts'
import { entryTo } from '../documents/navigation.ts'
import { image } from '../documents/picture.ts'
import { reference } from '../documents/reference.ts'
import { hero, postGrid, productGrid } from '../documents/sections.ts'
import { withKeys } from '../portable-text/keys.ts'

export const home: DemoDocument = {
  _id: 'home',
  _type: 'home',
  title: 'Read first, then reach for the jar',
  standfirst:
    'Mossrow writes about sleep, food, movement and herbs, with sources, and makes a small shelf of things that follow from it.',
  featuredPost: reference('post', 'magnesium-and-sleep'),
  featuredProducts: withKeys(
    ['northern-light', 'field-protein', 'slow-fibre', 'spring-salts'].map((slug) =>
      reference('product', slug),
    ),
  ),
  sections: withKeys([
    postGrid('Towards evening', 'Darkness, a short walk and a pot on the sill.', [
      'light-in-the-evening',
      'walk-after-supper',
      'lemon-balm-on-the-sill',
    ]),
    productGrid('For the evening', 'Three things that belong to dusk.', [
      'quiet-magnesium',
      'dusk-tea',
      'linen-sleep-mask',
    ]),
    hero(
      'Turn the jar round',
      'The front tells you nearly everything except what you came to know. Four places on the back do, and they take two minutes.',
      image(
        'label-shelf',
        'A shelf of labelled jars and bottles, one enlarged under a reading glass',
      ),
      entryTo('Read the label with us', 'post', 'reading-a-supplement-label'),
    ),
    postGrid('At the table', 'What to eat more of, and why.', [
      'slow-fibre',
      'complete-plant-protein',
      'omega-3-without-fish',
    ]),
  ]),
}
