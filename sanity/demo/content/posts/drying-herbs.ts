import { image } from '../../documents/picture.ts'
import { post } from '../../documents/post.ts'
import { body, callout, productCard } from '../../portable-text/blocks.ts'

export const dryingHerbs = post({
  slug: 'drying-herbs',
  title: 'Hanging the summer up to dry',
  excerpt:
    'A rail, some string and a room without sun: how to dry sage, lavender, yarrow and balm so that they still smell of July in January.',
  cover: image(
    'drying-herbs',
    'Bunches of sage, lavender, yarrow and chamomile hanging from a wooden rail to dry',
    [0.5, 0.45],
  ),
  author: 'odile-sarpong',
  publishedAt: '2026-07-08T07:00:00Z',
  categories: ['herbs-and-kitchen'],
  tags: ['drying', 'lavender', 'sage', 'harvest'],
  featured: ['dusk-tea'],
  related: ['lemon-balm-on-the-sill', 'what-is-in-the-cup'],
  sources: ['ema-lavender', 'ema-lemon-balm'],
  seo: {
    description:
      'When to cut, how to bunch, where to hang and how to store: a herbalist’s method for drying sage, lavender, yarrow, balm and chamomile at home.',
  },
  body: body(
    `
    There is a week in July when the garden is quite sure of itself. The sage has thickened, the lavender is half open, and everything wants cutting at once. What you do in that week decides what your kitchen smells of in January.
    Drying is not difficult. It has four enemies, which are sun, damp, haste and string that is tied only once.

    ## Cut at the right hour
    Wait for a dry spell and go out when the dew has lifted but the sun is not yet fierce, at about ten in the morning. Take healthy stems as long as your forearm. Do not wash them, unless you must; shake them, and let the beetles get off.
    Each plant has its moment:
    - **Lavender**, when the lowest flowers of a spike have opened and the top ones have not
    - **Sage**, before it flowers, from the new growth
    - **Yarrow**, when the heads are flat and fully out
    - **Lemon balm**, on the eve of flowering, and quickly
    - **Chamomile**, when the white petals are level; once they droop, you are late

    ## Bunch loosely
    Eight to twelve stems, no more. A fat bunch looks splendid and moulds at the heart. Strip the lowest third of leaves, tie the stems with a rubber band rather than string, as stems shrink while they dry, and then hang the band from a string with a bow.
    > The herb should hang as washing hangs: with room to sway.

    ## Hang in the dark and the draught
    Not in the kitchen over the stove, whatever the photographs say. Steam and grease undo you. A bedroom, a landing, a shed with its door ajar: dim, dry, moving air, below 35 degrees. Sun bleaches the leaf, and heat drives off the oils you are trying to keep.
    In good weather, balm is ready in five days and sage takes ten. Bend a stem; when it snaps, and a leaf crumbles between two fingers with a small noise, take the bunch down. If it bends, wait.
    Flower heads such as chamomile do better flat, on a sheet of paper or an old window screen, turned once a day.
    `,
    callout(
      'tip',
      'The oven, if you have to',
      'In a wet summer, spread the leaves on a tray at the lowest setting with a wooden spoon in the door, for an hour or two. It costs you some fragrance, and it beats mould.',
    ),
    `
    ## Store it whole
    Strip the leaves but do not crush them: every break lets scent out. Fill jars to the top, in the dark, with a label that carries the name and the month. I say this because in my second year I made a tea of what I believed to be balm. It was catnip. The cat was delighted.
    Leaves keep for a year, flowers somewhat less. When a jar smells of hay, it is hay; put it on the compost and do not grieve.

    ## What to do with it
    Lavender goes into linen and, a few flowers at a time, into shortbread and tea. The European Medicines Agency accepts the flower, by tradition, for mild symptoms of mental stress and to aid sleep,[^ema-lavender] and the same for balm.[^ema-lemon-balm] Sage is for beans and for gargling. Yarrow is bitter and belongs in an aperitif, except for those who are allergic to daisies and their kin.
    A spoon each of balm, chamomile and a pinch of lavender is the beginning of most evening teas, ours too; [what else is in the cup](post:what-is-in-the-cup) is a story of its own.
    `,
    productCard('dusk-tea', 'Eleven hundred bunches a year, hung by somebody else.'),
    `
    ## Leave some standing
    One last thing. Do not cut everything. The seed heads of yarrow feed goldfinches in December, and a plant that keeps a third of its leaves goes into winter strong. Besides, you will want something to look at out of that window while you drink the rest.
    `,
  ),
})
