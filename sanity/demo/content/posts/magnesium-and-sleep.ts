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

export const magnesiumAndSleep = post({
  slug: 'magnesium-and-sleep',
  title: 'Magnesium and sleep: what a quiet mineral does at night',
  excerpt:
    'A mineral from leaves and seeds has a hand in the chemistry of darkness. What it does, where the evidence is thin, and how to get enough of it.',
  cover: image(
    'magnesium-moon',
    'A full moon over still water at night, framed by tall chard leaves with pink ribs',
    [0.57, 0.45],
  ),
  author: 'isolde-marrin',
  review: { by: 'tomas-weld', on: '2026-08-20' },
  publishedAt: '2026-05-30T07:00:00Z',
  revisedAt: '2026-08-19',
  categories: ['sleep', 'nutrition'],
  tags: ['magnesium', 'melatonin', 'minerals', 'evening routine'],
  featured: ['quiet-magnesium', 'dusk-tea'],
  related: ['forms-of-magnesium', 'light-in-the-evening', 'awake-at-three'],
  sources: [
    'ods-magnesium',
    'efsa-magnesium',
    'mah-2021',
    'watson-2015',
    'nhlbi-sleep',
    'nccih-melatonin',
    'cochrane-cramps',
    'fooddata',
  ],
  seo: {
    title: 'Magnesium and sleep, explained without the hype',
    description:
      'How magnesium takes part in the making of melatonin, what trials say about sleep, which foods hold it, and who should ask a doctor first.',
  },
  body: body(
    `
    Ask a room of adults how they slept and watch the faces. Most of us are not ill; we are merely short of the one thing that cannot be stored up on a Sunday. So it is no wonder that a plain mineral, cheap and old and found in a bowl of spinach, has been promoted to bedtime hero. We wanted to know how much of the promotion it has earned.
    The short answer: magnesium takes part in the machinery of sleep, too little of it may make nights worse, and topping up seems to help some people a little. The long answer is more interesting, and begins with what sleep is for.

    ## Why sleep deserves the fuss
    While you lie still, very little else does. The immune system takes stock. Appetite and blood sugar are set for tomorrow. The day’s memories are sorted, and feelings that were sharp at supper are blunter by breakfast. Adults seem to need seven hours or more for that work, on most nights.[^watson-2015]
    Cut the night short and the bill arrives in small coins at first: a slower mind, a thinner skin, one cold after another. Over years, poor sleep goes together with heart trouble, diabetes and low mood, although it is hard to tell which is the cause of which.[^nhlbi-sleep] Nobody needs another lecture about it. What people need is to know which levers are worth pulling.

    ## What magnesium does after dark
    Magnesium is a helper, not a sedative. More than 300 enzymes need it at their elbow before they will work, among them those that keep nerves firing in order, let muscles tense and let go again, hold blood sugar steady and set the tone of the vessels.[^ods-magnesium]
    Its link to the night runs along a pathway that starts on the plate. From food we take tryptophan, an amino acid that is plentiful in pumpkin seeds, oats, eggs, poultry and bananas. The body rebuilds it as serotonin, a messenger that mostly belongs to the day. Once it is dark, the pineal gland turns part of that serotonin into melatonin, which announces to every organ that night has come.[^nccih-melatonin] Enzymes do each step, and magnesium is thought to be one of their assistants.
    `,
    figure(
      'melatonin-path',
      'A chart in three steps: tryptophan, an amino acid from food; serotonin, a messenger of the day; melatonin, the signal of the night',
      'The road from supper to sleepiness. Light in the room can hold up the last step, however well you ate.',
    ),
    `
    There is a second thread. In the brain, magnesium sits in the gate of receptors that excite nerve cells, and it supports those through which the calming messenger GABA acts. That is chemistry, observed in laboratories; what it adds up to in a bedroom is a question for trials.

    ## When there is too little
    Outright deficiency is rare in healthy people, because the kidneys hold on to magnesium when it is scarce. Falling short of the recommended amount, year in and year out, is common: in surveys, large parts of the population eat less than they should, older people and those on refined diets above all.[^ods-magnesium] Certain medicines, heavy drinking, and illness of the gut or kidneys can lower it further.
    Studies that watch people over time find that those with low intakes sleep less well more often. The suggested reasons follow from the chemistry above: less raw help for making melatonin, muscles that stay half clenched, nerves that answer too readily. It is a plausible story. It is not proof, since people who eat few vegetables differ in a dozen other ways.
    What about trials? A review that pooled the randomised ones in older adults with insomnia found that those who took magnesium fell asleep about 17 minutes sooner than those on placebo; yet the studies were three, small, and of low quality, and total sleep hardly moved.[^mah-2021] For night cramps, by the way, the evidence is cooler than the reputation: magnesium is unlikely to help older adults much.[^cochrane-cramps]
    > Magnesium will not knock you out. At best it takes a stone out of the shoe, and then you walk as you always could.

    ## How to get more of it
    Start in the kitchen, since food brings the mineral along with fibre, protein and everything else a night is built from. European reference values stand at 350 mg a day for men and 300 mg for women.[^efsa-magnesium] That is less heroic than it sounds:[^fooddata]
    - **Pumpkin seeds**, a small handful (30 g): roughly 150 mg
    - **Cooked spinach or chard**, half a bowl: about 80 mg
    - **Black beans**, half a bowl cooked: about 60 mg
    - **Almonds**, a small handful: about 80 mg
    - **Oats, buckwheat and wholegrain bread**: 40 to 60 mg a serving
    Our [breakfast of seeds](post:breakfast-of-seeds) is half a day’s worth before nine in the morning.
    `,
    callout(
      'tip',
      'Spread it out',
      'The gut takes up a larger share of small amounts. Seeds at breakfast, beans at noon and greens at night do more than one heroic salad.',
    ),
    `
    If your plate does not get you there, a supplement can close the gap. The form matters more for comfort than for fame: salts such as citrate and chelates such as glycinate tend to dissolve well, whereas oxide is poorly absorbed and better known as a laxative. We compare them in [a field guide to the forms](post:forms-of-magnesium).
    `,
    productCard(
      'quiet-magnesium',
      'Glycinate and gluconate, 200 mg of the element in three capsules.',
    ),
    callout(
      'warning',
      'Ask first if any of this is you',
      'Do not start without a doctor’s advice when your kidneys are weak, when you are pregnant, or when you take antibiotics, bisphosphonates, diuretics or heart medicine. Too much from supplements brings loose bowels first; very high doses are dangerous.',
    ),
    `
    ## What it cannot do alone
    The pineal gland reads the light, not the label. If the lamps blaze until eleven, the last step on the road to melatonin starts late, with or without minerals. A darker evening costs nothing; [we wrote about the hour when the lights go down](post:light-in-the-evening). And if you lie [awake at three](post:awake-at-three) most nights, for months, the first thing to try is a course of cognitive behavioural therapy for insomnia rather than anything that comes in a jar.
    `,
    productComparison('Three quiet things for the evening', [
      'quiet-magnesium',
      'dusk-tea',
      'linen-sleep-mask',
    ]),
    `
    ## The upshot
    Magnesium belongs to the crew that runs the night: it lends a hand where serotonin becomes melatonin, it lets muscles loosen, and it keeps nerves from shouting. People who get too little may sleep worse, and some of them may sleep better once they get enough. That is a modest claim, and we think it is a fair one.
    So eat the seeds and the greens. Dim the lamps. If the sums still do not add up, take a sensible amount of a form your stomach likes, give it a month, and keep a note of your mornings. Sleep is too important to be left to wishful thinking, and too pleasant to be turned into homework.
    `,
    faq('Asked at our counter', {
      'When should I take it?':
        'Whenever you will remember it. Many people choose the evening meal, since food softens the effect on the stomach. No trial has shown that the hour matters much.',
      'How soon would I notice anything?':
        'The trials ran for about two months. If nothing has changed after four to eight weeks, it is probably not your lever, and that is worth knowing too.',
      'Can I have too much?':
        'Not from food, if your kidneys are healthy. From supplements, European experts advise no more than 250 mg a day on top of the diet, and American ones 350 mg. Our serving holds 200 mg.',
      'May I take it together with melatonin?':
        'No clash is known, but melatonin is a hormone and in many countries a prescription medicine. Talk to a doctor or pharmacist first.',
    }),
  ),
})
