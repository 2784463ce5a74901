import { image } from '../../documents/picture.ts'
import { post } from '../../documents/post.ts'
import { body, callout, figure, productCard } from '../../portable-text/blocks.ts'

export const omega3WithoutFish = post({
  slug: 'omega-3-without-fish',
  title: 'Omega-3 without the fish: going to where it grows',
  excerpt:
    'Fish do not make omega-3; they eat it. What algae oil offers, what flax cannot do, and what the large trials really found.',
  cover: image(
    'kelp-forest',
    'A kelp forest in slanting light, with a stream of bubbles and orange coral on the sea floor',
  ),
  author: 'tomas-weld',
  review: { by: 'tomas-weld', on: '2026-07-30' },
  publishedAt: '2026-03-29T07:00:00Z',
  categories: ['nutrition'],
  tags: ['omega-3', 'algae', 'heart', 'plant-based'],
  featured: ['tideline'],
  related: ['vitamin-d3-with-k2', 'breakfast-of-seeds'],
  sources: ['ods-omega-3', 'efsa-fats', 'cochrane-omega-3'],
  seo: {
    description:
      'Where EPA and DHA come from, why flax and walnuts fall short, what Cochrane reviewers found about omega-3 and the heart, and how to choose an algae oil.',
  },
  body: body(
    `
    A herring does not make omega-3. It swallows small crustaceans, which swallowed smaller ones, which grazed on algae; and the algae made it. Every capsule of fish oil is algae oil that took the long way round.
    Knowing that, you can cut the way short. Grown in tanks on land, the same microalgae yield the same two fatty acids, without a net, without a season and without the smell.

    ## Three acids with one name
    Omega-3 is a family, and the differences matter:
    - **ALA** is in flax, walnuts, rapeseed and chia. It is essential: we cannot make it.
    - **EPA** is the raw material of messengers that help to regulate inflammation and clotting.
    - **DHA** is a building material, packed into the membranes of the brain and the retina.
    The body can turn ALA into EPA, and a trace of that into DHA. A trace is the word: conversion is small, a few per cent at best, and varies with sex, age and what else you eat.[^ods-omega-3] So flax is a good food, but it is not a substitute for fish or algae.

    ## How much, and why
    European experts advise 250 mg of EPA and DHA together a day for adults, and an extra 100 to 200 mg of DHA in pregnancy and while breastfeeding.[^efsa-fats] Two portions of fish a week would do it, one of them oily.
    What does it buy? Here we must be careful, because few nutrients have been promised so much. When Cochrane reviewers pooled 86 trials with more than 160,000 people, raising EPA and DHA made little or no difference to deaths; it may slightly reduce events and deaths from coronary heart disease, and it does lower triglycerides.[^cochrane-omega-3] Slightly, may, some: that is what honest findings look like.
    For pregnancy the case is warmer, since DHA goes into the child’s brain and eyes. For mood, joints and memory the studies disagree.
    > A nutrient can be essential and still not be a medicine.
    `,
    figure(
      'tideline-capsules',
      'A blue jar labelled Tideline behind a green dish of golden soft capsules, with kelp at the left',
      'Two capsules hold 500 mg of EPA and DHA, about what a small portion of salmon twice a week comes to.',
    ),
    `
    ## What is in an algae oil
    Most oils come from _Schizochytrium_, a microbe that lives in salt water and is nearly half fat when it is well fed. It is grown in closed steel vessels on sugar, and pressed without solvents by better makers. Because it never meets the sea, it never meets mercury.
    Early algae oils held DHA only. Newer strains make both acids, in ratios like that of fish. On a label look for the milligrams of **EPA and DHA**, not of oil: 1000 mg of oil may hold 300 mg of them, or 600.
    `,
    productCard('tideline', 'DHA and EPA from cultured algae; 500 mg in two small capsules.'),
    `
    ## Fresh or not at all
    These acids are fragile. Light, warmth and air turn them rancid, and rancid oil tastes like a tackle box. Buy small, keep it cool, and bite a capsule now and then: it should taste of little, perhaps of grass.
    Take it with the fattest meal of the day, when bile is flowing; absorption is better and so is the aftertaste. A missed day is no matter, since membranes renew themselves over months.
    `,
    callout(
      'warning',
      'Blood thinners and surgery',
      'In amounts above 2 to 3 g a day, omega-3 can lengthen bleeding and, in some trials, was linked to an irregular heartbeat. If you take anticoagulants, have a rhythm disorder, or are going to have an operation, ask your doctor.',
    ),
    `
    ## If you would rather eat it
    Mackerel, herring and sardines are small, short-lived and rich; they are the fish we would choose. Seaweed salad is lovely but lean, a few milligrams a plate. And keep the walnuts and the ground flax in your [morning bowl](post:breakfast-of-seeds) all the same: ALA is needed in its own right, and it comes wrapped in fibre.
    `,
  ),
})
