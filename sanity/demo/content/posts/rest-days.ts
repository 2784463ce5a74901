import { image } from '../../documents/picture.ts'
import { post } from '../../documents/post.ts'
import { body, callout, productCard } from '../../portable-text/blocks.ts'

export const restDays = post({
  slug: 'rest-days',
  title: 'Rest days are training days',
  excerpt:
    'You do not grow stronger while you lift. You grow stronger on Thursday, in a hammock. On doing nothing, and doing it properly.',
  cover: image(
    'hammock',
    'A striped hammock between two trees with an open book in it, the sun large and pale behind',
    [0.5, 0.55],
  ),
  author: 'henrik-aalto',
  review: { by: 'tomas-weld', on: '2026-09-01' },
  publishedAt: '2026-08-18T07:00:00Z',
  categories: ['movement', 'sleep'],
  tags: ['recovery', 'strength', 'rest', 'protein'],
  featured: ['field-protein', 'spring-salts', 'quiet-magnesium'],
  related: ['complete-plant-protein', 'awake-at-three'],
  sources: ['who-activity', 'morton-2018', 'watson-2015', 'cochrane-cramps'],
  seo: {
    description:
      'Why muscle is built between sessions, how many rest days to plan, what to eat and how to sleep on them, and the signs that you need another.',
  },
  body: body(
    `
    Training is a polite form of damage. You ask a muscle for a little more than it can give, it takes offence at the level of its fibres, and over the next two days it rebuilds itself slightly better prepared. All the improvement lies in the second half. People who leave it out, because rest looks like laziness, are paying for building materials and sending the builders home.

    ## What happens while nothing happens
    For a day or two after hard work, muscle takes up amino acids faster than it loses them. Its store of sugar is filled up again, which takes about a day with enough to eat. Tendons, slower in everything, stiffen and adapt over weeks. The nervous system, which had been sending the orders, becomes quiet again; that is why a heavy weight feels light after two days off and heavy after none.
    Most of this goes on while you are asleep. Growth hormone comes in a burst with the first deep sleep of the night. Cut the night to five hours and you shorten that, along with your patience.

    ## How many days
    World Health Organization guidance asks for strength work on two or more days a week.[^who-activity] Three sessions with a day between them suit nearly everyone who is not paid for it. If you run as well, let hard days be hard and the others truly easy.
    - **New to it**: two sessions, two days between them
    - **Settled**: three or four, no muscle group two days running
    - **Over fifty**: the same sessions, a day more of rest
    - **Every sixth week or so**: half of everything, and do not apologise
    > The programme you can repeat beats the programme you can survive.

    ## Doing nothing, properly
    Nothing need not mean the sofa. A [walk after supper](post:walk-after-supper), an easy hour on a bicycle, a swim in which you never hurry: blood moves, stiffness eases. You ought to finish with the feeling that you could do it again at once.
    Massage, rollers and cold water are pleasant. They may ease soreness a bit; cold straight after lifting may even blunt some of the gain. Take them if you like them, and leave them if you do not.

    ## Eat as if you had trained
    The commonest mistake of a rest day is to skip the meal because one has not _earned_ it. Building is going on. When trials were pooled, protein beyond about 1.6 g per kilogram a day brought nothing further, but reaching that amount helped training along;[^morton-2018] it applies on Thursday as much as on Wednesday. Spread it over three or four meals; [pulses with grains](post:complete-plant-protein) will do.
    `,
    productCard('field-protein', 'A scoop in the porridge, on the days between.'),
    `
    ## Sleep as if it were the session
    Seven hours at least,[^watson-2015] at hours that do not wander. If training in the late evening leaves you buzzing, move it, or end with ten minutes of something slow. And if your calves seize up at night: stretch them against the wall before bed. Magnesium has a great name for that, and rather little proof in older adults.[^cochrane-cramps]
    `,
    callout(
      'note',
      'Signs that you need another day',
      'Your resting pulse is five or more beats above its usual for three mornings. Warm-up weights feel heavy. You are irritable and hungry for sugar. You are looking for excuses; they are sometimes messages.',
    ),
    `
    ## An argument for the hammock
    I am told that hammocks are not evidence-based. It is true that I know of only one small study, in which a gently rocking bed made people fall asleep a little sooner. But rest that is looked forward to is rest that takes place. Hang it between two trees which are strong enough, put a bad novel in it, and write it down in your training log. I do. It says _Thursday: hammock, 90 min, no progress, excellent form._
    `,
  ),
})
