import type { DemoDocument } from '../documents/document.ts'

export const redirects: DemoDocument[] = [
  {
    _id: 'redirect-magnesium-for-sleep',
    _type: 'redirect',
    source: '/blog/magnesium-for-sleep',
    destination: '/blog/magnesium-and-sleep',
    permanent: true,
  },
  {
    _id: 'redirect-delivery',
    _type: 'redirect',
    source: '/delivery',
    destination: '/shipping-and-returns',
    permanent: false,
  },
]
