import { image } from '../../documents/picture.ts'
import { post } from '../../documents/post.ts'
import { body, callout, faq, productCard } from '../../portable-text/blocks.ts'

export const vitaminD3WithK2 = post({
  slug: 'vitamin-d3-with-k2',
  title: 'Vitamin D3 with K2: why the winter pair travels together',
  excerpt:
    'One vitamin brings calcium into the body, the other helps to put it where it belongs. What we know about the pair, and what is still hope.',
  cover: image(
    'winter-sun',
    'A low orange sun behind hills and birches, with dry umbels standing in pale snow',
    [0.47, 0.5],
  ),
  author: 'tomas-weld',
  review: { by: 'tomas-weld', on: '2026-08-12' },
  publishedAt: '2026-05-16T07:00:00Z',
  categories: ['nutrition'],
  tags: ['vitamin d', 'vitamin k', 'bones', 'winter'],
  featured: ['northern-light'],
  related: ['magnesium-and-sleep', 'reading-a-supplement-label'],
  sources: [
    'ods-vitamin-d',
    'ods-vitamin-k',
    'efsa-vitamin-d',
    'efsa-vitamin-k',
    'nhs-vitamin-d',
    'sacn-vitamin-d',
  ],
  seo: {
    title: 'Vitamin D3 with K2: who needs the pair, and why',
    description:
      'What vitamins D3 and K2 each do for bones, how much is enough, who runs short in winter, and what trials of the combination can and cannot tell.',
  },
  body: body(
    `
    Somewhere around the end of October, in the northern half of Europe, the sun stops doing its second job. It still lights the room, but it stands so low that the part of its rays from which skin makes vitamin D no longer reaches the ground. Until the end of March, what you have is what you stored, what you eat and what you take.[^sacn-vitamin-d]
    That much is settled. Less settled is the vitamin that so often shares its bottle. Here is what each of the two does, why somebody thought of pairing them, and how to decide whether you need either.

    ## What D3 does
    Vitamin D behaves like a hormone. Its best known task is to open the gut to calcium and phosphate, so that bone has something to be made of. Without it a child’s bones stay soft and an adult’s may ache; muscles weaken too.[^ods-vitamin-d] It also has a say in how immune cells respond, which is why every winter brings new headlines.
    D3, or cholecalciferol, is the form that skin makes. It raises the level in the blood a little more, and holds it longer, than D2 from fungi does. Ours comes from lichen, which puts it within reach of vegans.

    ## What K2 does
    Vitamin K is named for _Koagulation_: its first known task was to let blood clot. Green leaves supply K1, and nobody who eats cabbage lacks it. K2 is a family of cousins made by bacteria, found in fermented foods such as natto, in hard cheese and in egg yolk. The one called MK-7 stays in the blood for days.
    Beyond clotting, K vitamins switch on proteins that bind calcium. One of them, osteocalcin, works in bone. Another, matrix Gla protein, is found in the walls of vessels, where it is thought to keep calcium from settling.[^ods-vitamin-k]
    > D opens the door to calcium; K, so the theory goes, shows it to its seat.

    ## Why they are paired
    The theory is tidy. D brings more calcium in; K activates the proteins that guide it into bone and away from arteries. Small trials suggest that the two together may hold bone density somewhat better than D alone. Others found no difference. European experts looked at K2 and judged the data too thin to set a separate reference value for it.[^efsa-vitamin-k]
    So we sell the pair for a sober reason. The amounts are modest, the reasoning is sound, and the people who most need D in winter, those who are indoors, older, or eating little dairy, often eat little K2 as well. It is a sensible combination. It is not a shield.
    `,
    productCard('northern-light', 'Six drops: 25 µg of D3 from lichen and 75 µg of K2 as MK-7.'),
    `
    ## How much is enough
    The European adequate intake of vitamin D is 15 µg (600 IU) a day for adults, on the assumption that the sun contributes nothing.[^efsa-vitamin-d] The British advice is 10 µg in autumn and winter for everyone, and all year round for those who stay covered or indoors, and for people with dark skin.[^nhs-vitamin-d]
    Food rarely gets you there. A portion of oily fish might; two eggs bring 3 or 4 µg; mushrooms left in the sun on a windowsill bring some, unevenly. The upper limit for adults is 100 µg a day from all sources, and there is no prize for approaching it: the vitamin is stored in fat, and an excess raises calcium in the blood.

    ## Who should think of it
    - Anyone who lives north of about 45 degrees, from October to March
    - People who work nights, or keep their skin covered
    - Those over 65, whose skin makes less
    - Breastfed infants, on a paediatrician’s advice
    - People with dark skin in northern countries
    A blood test of 25-hydroxyvitamin D tells you where you stand. It is not needed before a winter at 10 to 25 µg, but it is wise before anything larger.
    `,
    callout(
      'warning',
      'Anticoagulants and vitamin K',
      'Medicines such as warfarin work against vitamin K. If you take one, do not add K2 without the clinic that checks your values. The same goes for kidney stones, high calcium and sarcoidosis, where extra vitamin D can do harm.',
    ),
    `
    ## How to take it
    Both vitamins dissolve in fat, so give them some: on the spoon with breakfast yoghurt, over porridge with nuts, beside eggs. The hour is up to you. If you forget a day, carry on the next; the stores last for weeks. And when the sun is high again, ten minutes at noon with bare forearms is the older method, and still a good one.
    Bones, of course, also ask for load and for protein. Half of what we know about keeping them is [a brisk walk](post:walk-after-supper) and [enough on the plate](post:complete-plant-protein).
    `,
    faq('Short questions', {
      'Is D2 good enough for vegans?':
        'It works, but D3 from lichen raises blood levels more reliably, and it is vegan as well.',
      'Do I need K2 if I eat a lot of greens?':
        'Your K1 is surely fine. Whether K2 adds something is an open question; cheese, egg yolk and fermented soy are the usual sources.',
      'Can children take these drops?':
        'This strength is made for adults. Children need less, and the dose for infants belongs with a paediatrician.',
    }),
  ),
})
