import { ThListIcon } from '@sanity/icons/ThList'
import { documentGrid } from './document-grid.ts'

export const postGrid = documentGrid({
  name: 'postGrid',
  title: 'Row of posts',
  description: 'Cards of articles, chosen by hand or the newest.',
  icon: ThListIcon,
  documentType: 'post',
  choice: 'posts',
  otherwise: 'the newest posts',
})
