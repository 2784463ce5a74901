import { TagIcon } from '@sanity/icons/Tag'
import type { Template } from 'sanity'

export const POST_IN_CATEGORY = 'post-in-category'
export const PRODUCT_IN_CATEGORY = 'product-in-category'

const PARAMETERS = [{ name: 'categoryId', title: 'Category', type: 'string' }]

function inCategory({ categoryId }: { categoryId: string }) {
  return { categories: [{ _key: categoryId, _type: 'reference', _ref: categoryId }] }
}

/** Starting points that the structure offers where a category is open. */
export const templates: Template[] = [
  {
    id: POST_IN_CATEGORY,
    title: 'Post in this category',
    schemaType: 'post',
    icon: TagIcon,
    parameters: PARAMETERS,
    value: (parameters: { categoryId: string }) => ({
      publishedAt: new Date().toISOString(),
      ...inCategory(parameters),
    }),
  },
  {
    id: PRODUCT_IN_CATEGORY,
    title: 'Product in this category',
    schemaType: 'product',
    icon: TagIcon,
    parameters: PARAMETERS,
    value: (parameters: { categoryId: string }) => ({
      purchase: { _type: 'purchase', kind: 'external', label: 'Buy now' },
      ...inCategory(parameters),
    }),
  },
]
