import { image } from '../../documents/picture.ts'
import { post } from '../../documents/post.ts'
import {
  body,
  callout,
  faq,
  figure,
  productCard,
  productComparison,
} from '../../portable-text/blocks.ts'

export const readingASupplementLabel = post({
  slug: 'reading-a-supplement-label',
  title: 'How to read a supplement label in two minutes',
  excerpt:
    'Four places on the back of a jar tell you nearly everything. The front tells you what somebody hoped you would feel.',
  cover: image(
    'label-shelf',
    'A shelf of labelled jars and bottles, one of them enlarged under a brass reading glass',
    [0.5, 0.55],
  ),
  author: 'isolde-marrin',
  review: { by: 'tomas-weld', on: '2026-07-21' },
  publishedAt: '2026-02-10T08:00:00Z',
  revisedAt: '2026-07-20',
  categories: ['nutrition'],
  tags: ['labels', 'shopping', 'dosage', 'safety'],
  featured: ['quiet-magnesium', 'northern-light', 'tideline'],
  related: ['forms-of-magnesium', 'vitamin-d3-with-k2'],
  sources: ['ods-supplements', 'fda-daily-values', 'ods-magnesium'],
  seo: {
    description:
      'Serving size, elemental amount, form and other ingredients: four places to look on the back of any jar, and the warning signs on the front.',
  },
  body: body(
    `
    We make labels for a living, so let us begin with a confession. The front of a jar is poetry. Ours says _Quiet_, because a word like that sells more jars than _bisglycinate_ does. There is nothing wrong with poetry as long as you know where the prose is kept. Turn the jar round.

    ## Begin with the serving
    Every figure in the panel belongs to one serving, and the serving is whatever the maker says it is. Three capsules, two drops, a heaped scoop. A jar of ninety that serves three at a time lasts a month and not a quarter. So read the serving first, then work out the price of a day. It is the only price that can be compared.
    `,
    figure(
      'label-anatomy',
      'The back label of a jar with four numbered notes: the serving, the element, the form, everything else',
      'Four places, in the order in which we would read them.',
    ),
    `
    ## The element, not the compound
    Minerals come bound to something. Magnesium bisglycinate is mostly glycine: of one gram, about 140 mg is magnesium. An honest panel gives the **elemental** amount, 200 mg in our case, and names the compound in brackets or below. If a label shouts _1000 mg magnesium citrate_ and says nothing else, divide by six before you are impressed.
    The same goes for oils. What counts in omega-3 is EPA and DHA, not the oil they float in; we say more about it in [omega-3 without the fish](post:omega-3-without-fish).

    ## The percentage
    The right-hand column compares the serving with a daily value, a round number meant for labels: 420 mg for magnesium, 20 µg for vitamin D, 120 µg for vitamin K.[^fda-daily-values] It is a yardstick and not a target. A hundred per cent on top of a decent diet is often more than you need, and several hundred is a question you should put to the maker.
    For some nutrients there is also an upper limit, and it is not printed. Vitamin A, vitamin D, iron, zinc, selenium and magnesium from supplements all have one.[^ods-supplements]

    ## The form
    Form decides how well a thing is absorbed and how your stomach takes it. Magnesium oxide packs the most into a tablet and gives up the least;[^ods-magnesium] folate and folic acid are cousins, D3 and D2 likewise. A maker who chose well will tell you the form, since it cost more. Silence usually means the cheaper one. [Our guide to magnesium](post:forms-of-magnesium) works through one example at length.

    ## Everything else
    Under the panel stand the other ingredients. A capsule needs a shell, a powder may need something to keep it from clumping. Rice flour, cellulose and silica are dull and harmless. Look for allergens; look for sweeteners that you would rather not meet at breakfast; and be wary of a _proprietary blend_, which is a list without amounts, and therefore not a list.
    `,
    productComparison('Three labels to practise on', [
      'quiet-magnesium',
      'northern-light',
      'tideline',
    ]),
    `
    ## What the front should not say
    Food supplements are not medicines, and the law in most countries forbids them to act as if they were. A jar that speaks of illness, promises a date by which you will feel it, or quotes a study without naming it has told you something about its maker.
    - _Clinically dosed_: by whom, for what, and in which trial?
    - _Natural_: so is hemlock.
    - _Doctor recommended_: which doctor, and who pays her?
    - _Free from_ a thing that was never in it.
    `,
    callout(
      'tip',
      'The pharmacist’s question',
      'Before any new jar, ask one thing: does this get along with what I already take? Bring the back label, not the front. It takes a minute and is the best use of a pharmacy that we know.',
    ),
    productCard('quiet-magnesium', 'A label with nothing to hide, if we may say so ourselves.'),
    faq('Small print', {
      'What does “best before” mean on a vitamin?':
        'That the stated amount is still there on that day. Afterwards it fades slowly; oils and probiotics fade faster, and rancid oil should be thrown away.',
      'Is a third-party seal worth anything?':
        'If it names the laboratory and the batch, yes: somebody outside checked the contents. A seal without a name is a drawing.',
    }),
  ),
})
