import type { DemoDocument } from '../documents/document.ts'
import { entry, entryTo } from '../documents/navigation.ts'
import { withKeys } from '../portable-text/keys.ts'

export const settings: DemoDocument = {
  _id: 'settings',
  _type: 'settings',
  title: 'Mossrow',
  description:
    'Checked articles about sleep, food, movement and herbs, with their sources, and a small shelf of honest things to go with them.',
  currency: 'EUR',
  navigation: withKeys([
    entry('Journal', '/blog'),
    entry('Shop', '/products'),
    entryTo('Magnesium & sleep', 'post', 'magnesium-and-sleep'),
    entryTo('About', 'page', 'about'),
  ]),
  footer: {
    text: 'Mossrow, formerly a post office. The Mossrow Journal appears every other week and is checked by a dietitian before it is set.',
    columns: withKeys([
      {
        _type: 'footerColumn',
        title: 'Read',
        items: withKeys([
          entry('The journal', '/blog'),
          entryTo('How to read a label', 'post', 'reading-a-supplement-label'),
          entryTo('The hour when the lights go down', 'post', 'light-in-the-evening'),
          entryTo('One plant, one windowsill', 'post', 'lemon-balm-on-the-sill'),
        ]),
      },
      {
        _type: 'footerColumn',
        title: 'Shop',
        items: withKeys([
          entry('All products', '/products'),
          entryTo('Quiet Magnesium', 'product', 'quiet-magnesium'),
          entryTo('Northern Light D3 + K2', 'product', 'northern-light'),
          entryTo('Dusk Tea', 'product', 'dusk-tea'),
        ]),
      },
      {
        _type: 'footerColumn',
        title: 'Mossrow',
        items: withKeys([
          entryTo('About us', 'page', 'about'),
          entryTo('Shipping & returns', 'page', 'shipping-and-returns'),
          entryTo('Privacy', 'page', 'privacy'),
          entry('Write to us', 'mailto:help@mossrow.example'),
        ]),
      },
    ]),
  },
  social: withKeys([
    { _type: 'profileLink', label: 'Instagram', url: 'https://instagram.com/mossrow.example' },
  ]),
  disclaimer:
    'What you read here is general information and not medical advice. Food supplements are not intended to diagnose, treat, cure or prevent any disease, and do not replace a varied diet. Speak to a doctor or pharmacist before you take something new, above all if you are pregnant, are ill or take medicines.',
  productDisclosure:
    'Mossrow makes and sells the products shown in its articles. Our writers are paid for their work and not by what is sold.',
  newsletter: {
    title: 'Letters from Mossrow',
    text: 'One letter every other week: what we have read, what we have changed our minds about, and what is in flower.',
    privacy: entryTo('what becomes of your address', 'page', 'privacy'),
  },
  announcement: {
    enabled: true,
    text: 'Delivery is free from €45. The winter drops are back on the shelf.',
    link: '/products/northern-light',
  },
}
