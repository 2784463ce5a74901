import { image } from '../../documents/picture.ts'
import { post } from '../../documents/post.ts'
import { body, callout, faq, productCard, productComparison } from '../../portable-text/blocks.ts'

export const awakeAtThree = post({
  slug: 'awake-at-three',
  title: 'Awake at three: what to do, and what to stop doing',
  excerpt:
    'Waking in the night is normal. Lying there doing sums is optional. A sleep scientist on the method that works best and is prescribed least.',
  cover: image(
    'quilt-hills',
    'A patchwork quilt whose folds become night hills beneath a full moon, a white pillow at the right',
    [0.4, 0.4],
  ),
  author: 'henrik-aalto',
  review: { by: 'henrik-aalto', on: '2026-08-28' },
  publishedAt: '2026-07-22T07:00:00Z',
  categories: ['sleep'],
  tags: ['insomnia', 'night waking', 'cbt-i', 'habits'],
  featured: ['linen-sleep-mask', 'quiet-magnesium', 'dusk-tea'],
  related: ['light-in-the-evening', 'magnesium-and-sleep'],
  sources: ['edinger-2021', 'watson-2015', 'mah-2021'],
  seo: {
    title: 'Awake at three: what helps, and what does not',
    description:
      'Why we wake at night, what to do in the first twenty minutes, and why behavioural therapy is the first choice when it lasts for months.',
  },
  body: body(
    `
    At three in the morning every thought weighs double. The letter that you did not send. The noise in the boiler. Then the arithmetic: if I fall asleep now, I shall have three hours and fifty minutes; now, three hours and forty.
    I have studied sleep for nineteen years and I wake at three as well. The difference is that I know what it is.

    ## A night is not a single thing
    We sleep in rounds of about ninety minutes, from shallow to deep and back up to dreams. At the top of each round lies a brief waking, which most people forget. In the first half of the night deep sleep dominates; by three, most of it has been done. What is left is lighter, and a full bladder, a warm room or a worry finds you nearer the surface.
    Waking, then, is ordinary. It grows more frequent with age. What turns it into a problem is what comes after: effort, light, clocks and dread.

    ## The first twenty minutes
    1. **Do not look at the time.** Turn the clock to the wall before you go to bed. Knowing has never helped anyone.
    2. **Do not try.** Sleep is like a cat; it comes when you are occupied with something else. Rest is also worth having. Tell yourself so.
    3. **Keep it dark.** If you must get up, use the dimmest lamp that is safe.
    4. **If you are wide awake or cross, leave.** Sit somewhere dull and comfortable, with a book you have read before. Go back when your eyes close, and not sooner.
    That fourth step seems perverse at first. It is the heart of the matter: the bed should mean sleep, not struggle.
    > You cannot fall asleep on purpose. You can only stop standing in the way.

    ## If it lasts for months
    Three bad nights a week, for three months, with days that suffer: that is insomnia in the clinical sense. The guideline of the American Academy of Sleep Medicine makes one strong recommendation for it, and it is not a tablet. It is a course of therapy known as CBT-I.[^edinger-2021] It takes four to eight sessions, in person or by a good programme online, and its effects last after it ends.
    Its parts sound simple. Get up at the same time each day. Spend no more hours in bed than you sleep, at first, then lengthen them. Leave the bed when awake. Look your beliefs about sleep in the eye, such as the one that eight hours are an obligation; most adults need seven or more, and need is not a timetable.[^watson-2015] Doing it is hard for two weeks, and then it is a relief.
    `,
    callout(
      'warning',
      'See a doctor soon when',
      'You snore and stop breathing, your legs cannot keep still, you are low for most of the day, or you nod off at the wheel. These have causes of their own, and good help exists for each.',
    ),
    `
    ## What may help a little
    A cool room, 18 degrees or so. No alcohol after supper: it buys the first half of the night and bills you for the second. Coffee before noon. [A darker evening](post:light-in-the-evening). Something to put over your eyes when the summer dawn arrives at four.
    On magnesium the trials in older people are few and weak, and hint at a small gain in falling asleep, not in staying asleep.[^mah-2021] It is a reasonable thing to try if your diet is short of it, and [our article about it](post:magnesium-and-sleep) says how. Herbal tea is a ritual first and a pharmacology second, and I have nothing against rituals.
    `,
    productCard('linen-sleep-mask', 'For four o’clock dawns and other people’s reading lamps.'),
    productComparison('Small helps for the night, side by side', [
      'linen-sleep-mask',
      'quiet-magnesium',
      'dusk-tea',
    ]),
    faq('What patients ask me', {
      'Should I nap after a bad night?':
        'Twenty minutes, before three in the afternoon, if you must drive or lift things. Otherwise save the tiredness for the evening; it is the best sleeping aid you have.',
      'My watch says I had 41 minutes of deep sleep. Is that bad?':
        'Wrist trackers are fair at telling sleep from waking and poor at telling its stages. Judge by your day, not by your wrist.',
      'Is it bad to lie still and rest without sleeping?':
        'Not if you are at ease. If you are fighting, get up.',
    }),
    `
    ## Tonight
    Turn the clock round. Choose the dull book and put it by the chair. Then, if three comes, you have something to do other than sums. My own is a history of the Finnish railways. I am on page 60, and have been since spring.
    `,
  ),
})
