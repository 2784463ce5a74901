import { entry, entryTo } from '../documents/navigation.ts'
import { page } from '../documents/page.ts'
import { image } from '../documents/picture.ts'
import { hero, newestPosts, productGrid, richTextSection } from '../documents/sections.ts'

export const pages = [
  page(
    'about',
    'About Mossrow',
    'Who makes Mossrow and its journal, how we choose what we sell, and how every article is checked before you read it.',
    [
      hero(
        'Nine people, a garden and a filling room',
        'We make eight things, and write about far more than eight. Most of what we write about you cannot buy from us, and that is as it should be.',
        image(
          'drying-herbs',
          'Bunches of sage, lavender, yarrow and chamomile hanging from a rail to dry',
        ),
        entry('Read the journal', '/blog'),
      ),
      richTextSection(
        'A post office, formerly',
        `
        Mossrow began in 2019 behind the counter of a village post office that had lost its post. Isolde Marrin put jars where the parcels used to be. People came in with questions, and the answers were longer than a label. So she began to write them down, to have them checked, and to hand them out on paper. That was the journal.
        Today we are nine, with a garden on a slope that faces east, a small filling room and a printer that we do not speak of.
        `,
      ),
      richTextSection(
        'How an article is made',
        `
        A writer who knows the field drafts it. Every statement about health has a source, and the sources are the kind you can look up: public health institutes, European and American reference values, systematic reviews. Tomas Weld, a registered dietitian, reads it with a red pencil. The date of his last reading stands under the title.
        - We say _may_ when we mean may.
        - We say what the studies did not show.
        - When a product of ours closes an article, we say that it is ours.
        `,
      ),
      richTextSection(
        'How a product is made',
        `
        We start from a gap that food does not easily fill, choose the gentlest form that is well absorbed, and use no more of it than makes sense beside an ordinary plate. Each batch is tested by a laboratory that does not belong to us. If a trial changes our mind, we change the jar; it has happened twice.
        `,
      ),
      productGrid('On the counter', 'Four of the eight, to begin with.', [
        'quiet-magnesium',
        'northern-light',
        'dusk-tea',
        'linen-sleep-mask',
      ]),
    ],
  ),
  page(
    'shipping-and-returns',
    'Shipping & returns',
    'What delivery from Mossrow costs, how long it takes, and how to send something back within thirty days.',
    [
      hero(
        'Packed in paper, sent within two days',
        'Everything leaves our filling room in cardboard, paper and a little straw. If it is not right, you have thirty days.',
        image(
          'label-shelf',
          'A shelf of labelled jars and bottles, one enlarged under a reading glass',
        ),
        entryTo('About Mossrow', 'page', 'about'),
      ),
      richTextSection(
        'Delivery',
        `
        - **Within the country**: €4.50, free from €45. One to three working days.
        - **European Union**: €9, free from €90. Three to six working days.
        - **Elsewhere in Europe**: €14. Duties may be added on arrival.
        Orders that come in before noon leave the same day. Pre-ordered things are sent in the second week of the month, at no extra charge.
        `,
      ),
      richTextSection(
        'Returns',
        `
        Send unopened goods back within thirty days and we refund them in full, postage included if the fault was ours. Food supplements that have been opened we cannot take back for reasons of hygiene, with one exception: if a product does not agree with you, write to us within fourteen days and we will find a fair answer.
        Damaged in the post? A photograph to help@mossrow.example is enough. Please do not send back broken glass.
        `,
      ),
      richTextSection(
        'Refills and empties',
        `
        Jars, tins and pipettes are made to be filled again. Bring three empties to the shop, or send them along with a return, and the next refill costs two euros less.
        `,
      ),
      newestPosts('While you wait', 'Something from the journal.', 3),
    ],
  ),
  page(
    'privacy',
    'Privacy',
    'What Mossrow keeps of its readers and of those who get its letters, for how long, and how to have it deleted.',
    [
      richTextSection(
        'Reading',
        `
        You may read everything here without telling us who you are. We set no cookies, and nobody follows you from page to page. Whether you like it light or dark is remembered by your own browser.
        `,
      ),
      richTextSection(
        'Letters',
        `
        When you sign up for our letters we keep your address, the time at which you asked, and the time at which you said yes by the link that we sent. We use them to write to you, give them to nobody, and do not look whether you open what we send.
        - An address that was not confirmed is deleted about a week after its link has expired.
        - Each letter ends with a link by which you leave. We then keep the address only to know that you do not want to be written to.
        - Write to help@mossrow.example, and we delete it altogether.
        `,
      ),
    ],
  ),
]
