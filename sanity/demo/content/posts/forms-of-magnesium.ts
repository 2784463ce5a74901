import { image } from '../../documents/picture.ts'
import { post } from '../../documents/post.ts'
import { body, callout, faq, figure, productCard } from '../../portable-text/blocks.ts'

export const formsOfMagnesium = post({
  slug: 'forms-of-magnesium',
  title: 'Glycinate, gluconate, citrate: a field guide to magnesium',
  excerpt:
    'The same metal, half a dozen partners. What changes when magnesium changes company, and what is only a name on a label.',
  cover: image(
    'mineral-stack',
    'Pale crystals, green leaves, a clay dish of white powder and a jar of Quiet Magnesium on a table',
    [0.55, 0.55],
  ),
  author: 'tomas-weld',
  review: { by: 'tomas-weld', on: '2026-08-21' },
  publishedAt: '2026-08-05T07:00:00Z',
  categories: ['nutrition'],
  tags: ['magnesium', 'minerals', 'absorption', 'labels'],
  featured: ['quiet-magnesium', 'spring-salts'],
  related: ['magnesium-and-sleep', 'reading-a-supplement-label'],
  sources: ['ods-magnesium', 'efsa-magnesium', 'ods-supplements'],
  seo: {
    title: 'The forms of magnesium compared',
    description:
      'Glycinate, gluconate, citrate, oxide, malate and threonate: how the forms of magnesium differ in amount, absorption and effect on the stomach.',
  },
  body: body(
    `
    Magnesium is a metal. Left to itself it burns with a white flame, and so nobody eats it by itself. In food and in jars it is always bound to a partner, and the partner decides three things: how much metal fits into a capsule, how readily it dissolves, and how your bowel feels about it.
    It does not decide what the magnesium does once it is in the blood. There, every ion is like every other. Remember this when a label claims that one form is for the brain and another for the heart.

    ## Two families
    **Inorganic salts** bind magnesium to something mineral: oxide, carbonate, chloride, sulphate. They are compact and cheap. Oxide is three fifths metal by weight, but dissolves badly, and less of it reaches the blood.[^ods-magnesium]
    **Organic salts and chelates** bind it to an acid or amino acid from living things: citrate, gluconate, malate, glycinate. They hold less metal, often an eighth or less, and tend to dissolve better. That is the trade: bigger capsules, more taken up, less left behind in the bowel to draw water.

    ## The ones you will meet
    ### Glycinate
    Two molecules of glycine hold the metal between them like a pair of pliers. It is mild on the stomach even in larger amounts, which is its main virtue. Glycine itself is an amino acid with a calming role in the spinal cord, and has been studied for sleep at doses of three grams, far above what a capsule brings along.
    ### Gluconate
    Magnesium with gluconic acid, a relative of glucose that also occurs in honey and fruit. It is among the best dissolving of all, gentle, and light: only about 5 per cent is metal, so it is used as a partner more often than alone. Once dissolved, it supplies the ordinary work of every cell that relies on magnesium: in nerve and muscle, in the heart, in bone.
    ### Citrate
    Well absorbed and widely studied. In larger amounts it loosens the bowel; some people want that.
    ### Oxide
    Good value for constipation and heartburn, poor value as a source of magnesium.
    ### Malate, taurate, threonate
    Pleasant chemistry, high prices, few trials in people. Threonate is advertised for memory on the strength of work in rats and a handful of small studies.
    > Choose the form for your stomach, the amount for your gap, and the price for a day.

    ## Why we mix two
    In [Quiet Magnesium](product:quiet-magnesium) three quarters of the mineral come as glycinate and a quarter as gluconate. Glycinate carries more metal per capsule and is kind to empty stomachs. Gluconate dissolves fast. Together they give 200 mg in three capsules that can be swallowed without ceremony.
    `,
    figure(
      'quiet-magnesium-facts',
      'The supplement facts panel of Quiet Magnesium: 200 mg magnesium, 150 mg from glycinate and 50 mg from gluconate',
      'The panel gives the element, and then where it comes from.',
    ),
    productCard(
      'quiet-magnesium',
      'Glycinate for comfort, gluconate for speed; 200 mg of magnesium.',
    ),
    `
    ## How much, again
    Adults are advised to get 300 to 350 mg a day, all sources together.[^efsa-magnesium] An ordinary diet brings perhaps 250. So a hundred or two is a reasonable supplement, and four hundred is not better, only looser. In the United States the upper limit for supplements is 350 mg a day; European bodies set 250. Food does not count towards either.
    `,
    callout(
      'warning',
      'Keep two hours apart',
      'Magnesium binds to some antibiotics, to thyroid hormone and to medicines for bone, and each then works less. Leave at least two hours between them, four with thyroid tablets, and ask your pharmacist. With kidney disease, take none without your doctor.',
    ),
    `
    ## How to choose
    1. Look at your plate first. [Seeds, beans and greens](post:breakfast-of-seeds) may close the gap.
    2. Sensitive stomach: glycinate, or glycinate with gluconate.
    3. Sluggish bowel: citrate.
    4. Hard training in heat: a little magnesium [with sodium and potassium](post:water-salt-and-sweat) rather than alone.
    5. Whatever you choose, let the label give the elemental amount.[^ods-supplements]
    `,
    faq('Asked often', {
      'Do sprays and bath salts work?':
        'Skin is built to keep salts out. A warm bath is a fine thing for an evening, for reasons of its own; as a source of magnesium it is unproven.',
      'Can I tell whether I am low?':
        'Not easily. Blood holds less than one per cent of the body’s magnesium and keeps it steady. A doctor can look at the whole picture.',
      'Which form is best for sleep?':
        'No trial has set them against each other for sleep. We chose ours for comfort.',
    }),
  ),
})
