import { image } from '../../documents/picture.ts'
import { post } from '../../documents/post.ts'
import { body, callout, faq, figure, productCard } from '../../portable-text/blocks.ts'

export const waterSaltAndSweat = post({
  slug: 'water-salt-and-sweat',
  title: 'Water, salt and sweat: who needs electrolytes, and when',
  excerpt:
    'Most days you need water and lunch. On some days you need salt as well. How to tell the two apart without a laboratory.',
  cover: image(
    'citrus-and-salt',
    'A halved grapefruit, a glass of water with lemon and a small dish of salt in strong sunlight',
    [0.5, 0.55],
  ),
  author: 'tomas-weld',
  review: { by: 'tomas-weld', on: '2026-07-15' },
  publishedAt: '2026-06-25T07:00:00Z',
  categories: ['movement', 'nutrition'],
  tags: ['electrolytes', 'hydration', 'sodium', 'endurance'],
  featured: ['spring-salts'],
  related: ['rest-days', 'walk-after-supper'],
  sources: ['efsa-water', 'sawka-2007', 'cochrane-cramps'],
  seo: {
    title: 'Electrolytes: who needs them, and when',
    description:
      'How much water is enough, what sweat contains, when salt in the bottle makes sense, and why more water is not always better.',
  },
  body: body(
    `
    A fashion has come upon us of drinking as if we were crossing a desert. Bottles have grown to the size of fire extinguishers; sachets promise to hydrate us _beyond water_. As somebody who sells one of those sachets, I should like to say when not to buy it.

    ## How much is enough
    European experts consider 2.5 litres a day adequate for men and 2 for women, in mild weather and at ordinary activity. That is all the water you take in, and a fifth to a third of it arrives in food, in soup and cucumbers and porridge.[^efsa-water] What remains is six to eight glasses, tea and coffee included.
    Thirst is a good guide for healthy adults. It grows less reliable with age, so past seventy it is wise to drink by the clock. For everyone else there is a gauge that costs nothing: pale straw is fine, dark amber means a glass now, and as clear as a stream means you can stop.

    ## What sweat is made of
    Sweat is mostly water with table salt in it. A litre carries anything from half a gram to two grams of sodium, less potassium, and traces of magnesium and calcium. People differ enormously: there are heavy sweaters and salty ones, and some who are both, and you will know them by the white map on their caps.
    Losing more than about two per cent of your weight can make endurance suffer, and judgement with it.[^sawka-2007] For someone of 70 kg that is a litre and a half, an hour or two of hard work in heat.

    ## When water is enough
    - Anything up to an hour, at any intensity you care to name
    - Gentle walks, even long ones, in mild weather
    - Desks, trains, hangovers of the ordinary kind
    Lunch puts back what you lost. A bowl of soup is an electrolyte drink that somebody has taken trouble over.

    ## When salt makes sense
    - Exercise for longer than 90 minutes, above all in heat
    - Physical work outdoors in summer
    - A second session on the same day
    - Sickness with vomiting or diarrhoea; then use the oral rehydration solution from a pharmacy, which is mixed for it
    In those cases sodium does two things. It helps the gut to take up water, and it keeps the water in the blood instead of sending it straight through. A range of 300 to 600 mg of sodium an hour suits most people; the very salty need more.
    `,
    figure(
      'spring-salts-glass',
      'A tall glass of sparkling water with a slice of grapefruit before an orange arch, with two sachets beside it',
      'One sachet in half a litre. It should taste like a tear, not like the sea.',
    ),
    productCard(
      'spring-salts',
      '500 mg sodium, 200 mg potassium and 60 mg magnesium, without sugar.',
    ),
    callout(
      'warning',
      'Too much water is a danger too',
      'Drinking far more than you sweat, for hours, dilutes the sodium in the blood. It is rare, it happens to slow runners in long races more than to fast ones, and it can kill. Drink to thirst, and do not gain weight on the way.',
    ),
    `
    ## What about cramps?
    For a century they have been blamed on lost salt. The evidence is mixed: tired muscle seems to be the larger cause, and stretching it the fastest remedy. As for magnesium, reviewers found it unlikely to help with the cramps of older adults, and too little data on those of athletes.[^cochrane-cramps] We put 60 mg in the sachet because sweat takes some, not because of cramps.
    > Drink what you lost, eat what you like, and let the colour be your guide.

    ## A rule for the summer
    Weigh yourself before and after a hard hour, once. Each kilo gone is a litre. Replace most of it over the next few hours, with something salty to eat. Having done that one time you will know more about your own sweat than any advertisement does. Then rest, because [that is where training happens](post:rest-days).
    `,
    faq('At the water table', {
      'Do I need electrolytes every day?':
        'Hardly anyone does. Most of us eat more salt than is good for us already. If you have high blood pressure, heart or kidney disease, ask before adding any.',
      'Is coconut water as good?':
        'It is pleasant and rich in potassium, but poor in sodium, which is what sweat is rich in.',
    }),
  ),
})
