import { BasketIcon } from '@sanity/icons/Basket'
import { ComposeIcon } from '@sanity/icons/Compose'
import { SearchIcon } from '@sanity/icons/Search'
import { defineField } from 'sanity'

export const contentGroup = { name: 'content', title: 'Content', icon: ComposeIcon, default: true }
export const commerceGroup = { name: 'commerce', title: 'Commerce', icon: BasketIcon }
export const seoGroup = { name: 'seo', title: 'SEO', icon: SearchIcon }

export const seoField = defineField({
  name: 'seo',
  title: 'Search and sharing',
  type: 'seo',
  group: 'seo',
  description:
    'How the page appears in search results and when someone shares it. Everything here is optional: what you leave empty is taken from the page.',
})
