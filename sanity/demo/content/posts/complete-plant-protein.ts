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

export const completePlantProtein = post({
  slug: 'complete-plant-protein',
  title: 'Complete protein from plants: the pea, the oat and a little arithmetic',
  excerpt:
    'Muscle does not care where an amino acid grew up. How plants make up a whole protein between them, and how much of it training really asks for.',
  cover: image(
    'pea-and-barley',
    'An open pea pod laid across three ears of barley on a blush ground',
    [0.53, 0.5],
  ),
  author: 'tomas-weld',
  review: { by: 'tomas-weld', on: '2026-08-14' },
  publishedAt: '2026-06-12T07:00:00Z',
  revisedAt: '2026-08-11',
  categories: ['movement', 'nutrition'],
  tags: ['protein', 'plant-based', 'strength', 'recovery'],
  featured: ['field-protein', 'spring-salts'],
  related: ['rest-days', 'slow-fibre'],
  sources: ['fao-protein', 'efsa-protein', 'morton-2018', 'fooddata'],
  seo: {
    title: 'Complete protein from plants: a practical guide',
    description:
      'What makes a protein complete, how pulses and grains fill each other’s gaps, how much protein training needs, and when a powder earns its place.',
  },
  body: body(
    `
    There is a sentence that every vegetarian in a gym has heard: plant protein is not complete. Like many sentences heard in gyms it is half true, and the missing half is the useful one.
    Proteins are chains of some twenty amino acids. Nine of them we cannot make ourselves and must eat. A protein is called complete when it holds those nine in about the proportions the body uses. Eggs do. So do milk, meat, soya, buckwheat and quinoa. A pea does not, quite; neither does an oat. But nobody lives on peas alone.

    ## The limiting amino acid
    Think of a baker with flour for ten loaves and salt for six. Ten loaves will not happen. The amino acid in shortest supply is the salt: it limits how much of the rest can be built into muscle. In grains it is usually lysine. In pulses it is usually methionine, or its relative cysteine.[^fao-protein]
    The gaps are in different places, and that is the whole trick. Add peas to oats, lentils to rice, hummus to bread, and each brings what the other lacks. Kitchens from Mexico to Bengal arrived there long before laboratories did.
    `,
    figure(
      'amino-pairs',
      'A bar chart: grain is low in lysine and high in methionine, pulses the other way round, with a dashed line for what we need',
      'Grain and pulses, side by side. The bars show the tendency; the exact heights differ between crops.',
    ),
    `
    It used to be said that the partners must meet at the same meal. They need not. The body keeps a small pool of free amino acids, and over a day of varied eating the sums come out.

    ## Digestibility, the other half
    A food can hold a fine list of amino acids and still give up only part of them. Bean skins, bran and tannins get in the way; soaking, sprouting, fermenting and milling clear it. That is why scores such as PDCAAS and DIAAS multiply the pattern by what is absorbed. Pea protein that has been separated from its fibre scores far better than a whole raw pea would, and pea with oat scores better than either.[^fao-protein]
    > Variety is not a garnish on a plant-based diet. It is the method.

    ## How much does training ask for?
    For an adult who does not train, the European reference intake is 0.83 g for each kilogram of body weight a day.[^efsa-protein] For someone of 70 kg that is 58 g, which a plate of lentils, a bowl of porridge, some bread and nuts will cover.
    Lifting raises the need. When 49 trials were pooled, extra protein added a little muscle and strength to what training did by itself, and the benefit levelled off at about 1.6 g per kilogram.[^morton-2018] Beyond that, the surplus is simply expensive fuel. Training itself remained by far the larger part of the effect: protein supports the work, it does not replace it.
    In a day, 1.6 g per kilogram looks like this for 70 kg:
    1. Porridge of 80 g oats with soya milk and seeds: about 26 g
    2. Lentil soup with two slices of rye: about 28 g
    3. A shake of 30 g pea and oat protein: about 22 g
    4. Tofu, buckwheat and greens: about 36 g
    Those are rounded figures from public tables.[^fooddata] Swap freely.
    `,
    productCard(
      'field-protein',
      'Pea, oat and pumpkin seed, milled together: all nine in one scoop.',
    ),
    `
    ## When a powder earns its place
    It need not. Powder is food with the chewing taken out, and whole food brings iron, zinc and [fibre](post:slow-fibre) besides. It helps in three cases: when appetite is small, as it often is past 65; when a meal is hours away and training is not; and when the day’s sums keep coming up short.
    Leucine, the amino acid that gives muscle the signal to build, is a bit scarcer in plants than in whey. The remedy is dull and effective: a slightly larger serving. Around 30 g of a pea blend brings about what 25 g of whey does.
    `,
    callout(
      'note',
      'Do you need it straight after training?',
      'The famous window of thirty minutes is wide open for hours. What matters is the day’s total, spread over three or four meals.',
    ),
    productComparison('After training: food, or salt?', ['field-protein', 'spring-salts']),
    `
    ## What to look for on a label
    - The protein content of a _serving_, not of 100 g
    - More than one plant, or soya: a single grain is a soloist
    - A test for heavy metals, since plants take up what the soil holds
    - Short lists: flavour, salt, perhaps a thickener, and nothing whose job you cannot name
    We explain the rest in [how to read a label](post:reading-a-supplement-label). And since muscle grows on the days between, read [why rest days are training days](post:rest-days) as well.
    `,
    faq('Before you scoop', {
      'Is soya enough by itself?':
        'Yes. Its pattern is complete and it is well absorbed. We left it out of our blend only because many people are allergic to it.',
      'Does a lot of protein strain the kidneys?':
        'In healthy people, trials at training levels have not shown harm. With kidney disease the amount is a matter for your doctor and dietitian.',
      'May I bake with it?':
        'Up to a fifth of the flour, with a spoon more liquid. Heat changes the shape of proteins, not their amino acids.',
    }),
  ),
})
