import { image } from '../../documents/picture.ts'
import { post } from '../../documents/post.ts'
import { body, callout, faq, figure, productCard } from '../../portable-text/blocks.ts'

export const slowFibrePost = post({
  slug: 'slow-fibre',
  title: 'In praise of the slow: what fibre does all day',
  excerpt:
    'It is the least glamorous part of the plate and perhaps the best documented. How to eat thirty grams of fibre without noticing.',
  cover: image(
    'fig-and-artichoke',
    'An artichoke, figs and two ears of barley on a pale table before a green niche',
    [0.4, 0.5],
  ),
  author: 'isolde-marrin',
  review: { by: 'tomas-weld', on: '2026-08-02' },
  publishedAt: '2026-04-30T07:00:00Z',
  categories: ['nutrition', 'herbs-and-kitchen'],
  tags: ['fibre', 'gut', 'prebiotics', 'wholegrain'],
  featured: ['slow-fibre'],
  related: ['breakfast-of-seeds', 'walk-after-supper'],
  sources: ['reynolds-2019', 'efsa-fibre', 'fooddata'],
  seo: {
    description:
      'What fibre is, what large reviews link it to, how to reach 25 to 30 grams a day with ordinary food, and when a prebiotic powder may help.',
  },
  body: body(
    `
    Fibre is what is left of a plant when we have taken what we can. For most of the history of nutrition it was therefore counted as ballast. It turns out that we were counting for one, and dining for several trillion.

    ## A word for many things
    The cell walls of a carrot, the gum of an oat, the inulin of an artichoke and the starch of a cold potato have little in common, except that our enzymes cannot open them. It helps to sort them by what they do:
    - **Bulking fibre** (bran, vegetable skins) holds water and keeps things moving.
    - **Viscous fibre** (oats, barley, psyllium) turns to gel, slows the passage of sugar and carries off some bile, and with it cholesterol.
    - **Fermentable fibre** (inulin, resistant starch, pectin) is food for the bacteria of the large bowel.
    Most plants bring two or three kinds, and that is a good reason to eat plants rather than kinds.

    ## What the evidence says
    In 2019 a group commissioned by the World Health Organization gathered 185 studies that had followed people for years, and 58 trials. Those who ate the most fibre had 15 to 30 per cent lower rates of death, heart disease, stroke, type 2 diabetes and bowel cancer than those who ate the least; the trials showed lower weight, blood pressure and cholesterol.[^reynolds-2019] The curve kept improving up to 25 or 29 g a day, and perhaps beyond.
    Observation is not proof, and people who eat barley also tend to take the stairs. But trials, biology and common sense point the same way here, which cannot be said of many things on a shelf, ours included.
    > If fibre were a drug it would have a television campaign. It is a lentil, so it has us.

    ## What your lodgers make of it
    In the large bowel, bacteria ferment what arrives and pay rent in short-chain fatty acids. Butyrate feeds the cells of the bowel wall; acetate and propionate travel on. The research on what they may do for immunity and appetite is young, and full of mice. What seems solid is that a varied diet keeps a varied company, and that company shrinks within days when the supply stops.
    `,
    figure(
      'slow-fibre-bowl',
      'A clay bowl of porridge with blueberries and almonds in front of a tin labelled Slow Fibre',
      'Oats, berries and almonds: about 11 g of fibre before the day has properly begun.',
    ),
    `
    ## Thirty grams without noticing
    European experts consider 25 g a day adequate for adults, and suggest more for the heart.[^efsa-fibre] Most of us eat 16 to 20. The gap is about this wide:[^fooddata]
    1. Swap white bread for wholegrain rye: 5 g more over three slices
    2. Put half a tin of beans into whatever you are cooking: 6 g
    3. Eat the pear with its skin: 5 g
    4. Scatter two spoons of seeds over soup or yoghurt: 4 g
    Do not do all of it on Monday. A bowel that is used to little will complain about much, in its usual way. Add five grams a week and drink a glass more.
    `,
    callout(
      'tip',
      'Cook today, eat tomorrow',
      'Potatoes, rice and pasta that have cooled overnight hold more resistant starch than when they were hot, and keep much of it when warmed again. Potato salad is, in this one respect, ahead of its time.',
    ),
    productCard(
      'slow-fibre',
      'Partially hydrolysed guar and acacia: two gentle, fermentable fibres.',
    ),
    `
    ## When a powder is fair
    Travel, illness, a small appetite or a stretch of canteen meals can put thirty grams out of reach. A spoon of soluble fibre then bridges the gap. We chose guar and acacia because they ferment slowly, and slow means quiet; inulin is excellent, but fast, and not everyone’s meetings allow for it.
    Powder is the understudy. It does not bring the magnesium of the [seeds](post:breakfast-of-seeds), the colour of the fig or the pleasure of an artichoke, taken apart leaf by leaf, which is slow in the best sense of the word.
    `,
    faq('Fibre, in passing', {
      'Can I eat too much?':
        'Above 50 or 60 g a day minerals may be absorbed less well. Hardly anyone gets there by accident.',
      'What if I have irritable bowel syndrome?':
        'Then kinds matter more than amounts: psyllium and guar are often tolerated, inulin often not. A dietitian can help you to find out.',
      'Does fibre interfere with medicines?':
        'It can slow the uptake of some, thyroid hormone for one. Keep two hours between powder and tablets, and ask your pharmacist.',
    }),
  ),
})
