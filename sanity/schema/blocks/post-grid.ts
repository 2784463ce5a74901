import { ThListIcon } from '@sanity/icons/ThList'
import { defineArrayMember, defineField, defineType } from 'sanity'

const LIMIT_MAX = 12

export const postGrid = defineType({
  name: 'postGrid',
  title: 'Row of posts',
  type: 'object',
  icon: ThListIcon,
  description: 'Cards of articles, chosen by hand or the newest.',
  fields: [
    defineField({
      name: 'title',
      title: 'Heading',
      type: 'string',
      description: 'Above the posts.',
    }),
    defineField({
      name: 'text',
      title: 'Text',
      type: 'text',
      rows: 2,
      description: 'A line below the heading. May be left empty.',
    }),
    defineField({
      name: 'posts',
      title: 'Posts',
      type: 'array',
      description: 'Chosen by hand, in this order. Leave empty to show the newest.',
      of: [defineArrayMember({ type: 'reference', to: [{ type: 'post' }] })],
      validation: (rule) => [
        rule.unique().error('The same post is chosen twice.'),
        rule.max(LIMIT_MAX).error(`${LIMIT_MAX} at most.`),
      ],
    }),
    defineField({
      name: 'category',
      title: 'Only from the category',
      type: 'reference',
      description: 'Used when no posts are chosen by hand.',
      to: [defineArrayMember({ type: 'category' })],
      hidden: ({ parent }) => Boolean(parent?.posts?.length),
    }),
    defineField({
      name: 'limit',
      title: 'How many',
      type: 'number',
      description: 'Used when no posts are chosen by hand.',
      initialValue: 4,
      hidden: ({ parent }) => Boolean(parent?.posts?.length),
      validation: (rule) =>
        rule.integer().min(1).max(LIMIT_MAX).error(`A whole number from 1 to ${LIMIT_MAX}.`),
    }),
  ],
  preview: {
    select: { title: 'title', posts: 'posts', category: 'category.title', limit: 'limit' },
    prepare: ({ title, posts, category, limit }) => ({
      title: title ?? 'Posts',
      subtitle: posts?.length
        ? `${posts.length} chosen by hand`
        : `${limit ?? 4} ${category ? `from ${category}` : 'picked by the shop'}`,
      media: ThListIcon,
    }),
  },
})
