import { ThLargeIcon } from '@sanity/icons/ThLarge'
import { documentGrid } from './document-grid.ts'

export const productGrid = documentGrid({
  name: 'productGrid',
  title: 'Row of products',
  description: 'Cards of products, chosen by hand or by category.',
  icon: ThLargeIcon,
  documentType: 'product',
  choice: 'products',
  otherwise: 'the shop’s products by name',
})
