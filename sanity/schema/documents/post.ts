import { BookIcon } from '@sanity/icons/Book'
import { ComposeIcon } from '@sanity/icons/Compose'
import { defineArrayMember, defineField, defineType } from 'sanity'
import { altField } from '../fields/alt-field.ts'
import { commerceGroup, contentGroup, seoField, seoGroup } from '../fields/groups.ts'
import { slugField } from '../fields/slug-field.ts'
import { preparePost } from '../previews/post-preview.ts'
import { checkHealthClaims } from '../validation/health-claims.ts'
import { checkHeadingOrder, plainText } from '../validation/portable-text.ts'
import { checkNotSelf } from '../validation/reference.ts'
import { checkLastReviewed, checkReviewIsFresh, checkRevised } from '../validation/review.ts'
import { checkLength } from '../validation/text-length.ts'

const today = () => new Date().toISOString().slice(0, 10)

export const post = defineType({
  name: 'post',
  title: 'Post',
  type: 'document',
  icon: ComposeIcon,
  description: 'An article of the journal.',
  groups: [
    contentGroup,
    commerceGroup,
    { name: 'evidence', title: 'Evidence', icon: BookIcon },
    seoGroup,
  ],
  fieldsets: [
    { name: 'review', title: 'Review', options: { columns: 2 } },
    { name: 'filing', title: 'Filing', options: { columns: 2 } },
  ],
  initialValue: () => ({ publishedAt: new Date().toISOString() }),
  fields: [
    defineField({
      name: 'title',
      title: 'Title',
      type: 'string',
      group: 'content',
      description:
        'What the article is called, in the list and at its top. Say what the reader will learn.',
      validation: (rule) => [
        rule.required().error('A post needs a title.'),
        rule
          .custom((title) =>
            checkLength(title, { max: 90, why: 'Longer titles wrap onto four lines on a phone.' }),
          )
          .warning(),
        rule.custom((title) => checkHealthClaims(title)).warning(),
      ],
    }),
    slugField({ source: 'title', prefix: '/blog/' }),
    defineField({
      name: 'excerpt',
      title: 'Summary',
      type: 'text',
      rows: 3,
      group: 'content',
      description:
        'One or two sentences under the title and in every list. Make someone want to read on.',
      validation: (rule) => [
        rule.required().error('Write a summary: lists and search results need one.'),
        rule.max(300).error('Keep the summary to 300 characters.'),
        rule
          .custom((text) =>
            checkLength(text, { min: 60, max: 200, why: 'Lists show about three lines.' }),
          )
          .warning(),
        rule.custom((text) => checkHealthClaims(text)).warning(),
      ],
    }),
    defineField({
      name: 'coverImage',
      title: 'Cover picture',
      type: 'image',
      group: 'content',
      description:
        'Opens the article and stands for it in lists. At least 1600 pixels wide. Set the hotspot so that crops keep what matters.',
      options: { hotspot: true },
      fields: [altField],
      validation: (rule) => rule.required().assetRequired().error('Choose a cover picture.'),
    }),
    defineField({
      name: 'author',
      title: 'Author',
      type: 'reference',
      group: 'content',
      fieldset: 'filing',
      description: 'Who wrote it. Shown under the title, with portrait and role at the end.',
      to: [defineArrayMember({ type: 'person' })],
      validation: (rule) => rule.required().error('Choose the author.'),
    }),
    defineField({
      name: 'publishedAt',
      title: 'Published on',
      type: 'datetime',
      group: 'content',
      fieldset: 'filing',
      description:
        'The date readers see, and the order of the journal. With a date to come, the post stays hidden until then.',
      validation: (rule) => rule.required().error('Set the date: the journal is ordered by it.'),
    }),
    defineField({
      name: 'revisedAt',
      title: 'Revised on',
      type: 'date',
      group: 'content',
      fieldset: 'filing',
      description:
        'The day of the last change that matters to readers, who see it beside the date of publication. Not for typing errors.',
      validation: (rule) =>
        rule.custom((date, { document }) => checkRevised(date, document?.publishedAt, today())),
    }),
    defineField({
      name: 'categories',
      title: 'Categories',
      type: 'array',
      group: 'content',
      description: 'One to three. The first is shown above the title.',
      of: [defineArrayMember({ type: 'reference', to: [{ type: 'category' }] })],
      validation: (rule) => [
        rule.required().min(1).max(3).error('Choose one to three categories.'),
        rule.unique().error('The same category is chosen twice.'),
      ],
    }),
    defineField({
      name: 'tags',
      title: 'Tags',
      type: 'array',
      group: 'content',
      description:
        'Words that readers may search by, finer than categories. Lower case: “magnesium”, “evening routine”.',
      of: [defineArrayMember({ type: 'string' })],
      options: { layout: 'tags' },
      validation: (rule) => [
        rule.unique().error('The same tag stands twice.'),
        rule.max(8).warning('More than eight tags say little.'),
      ],
    }),
    defineField({
      name: 'body',
      title: 'Article',
      type: 'body',
      group: 'content',
      description:
        'The article itself. The bar above the text places product cards, pictures, callouts, comparisons, questions and source numbers.',
      validation: (rule) => [
        rule.required().min(1).error('Write the article.'),
        rule.custom((blocks) => checkHeadingOrder(blocks)).warning(),
        rule.custom((blocks) => checkHealthClaims(plainText(blocks))).warning(),
      ],
    }),
    defineField({
      name: 'featuredProducts',
      title: 'Featured products',
      type: 'array',
      group: 'commerce',
      description:
        'The products that close the article, most fitting first. Each product’s page links back here.',
      of: [defineArrayMember({ type: 'reference', to: [{ type: 'product' }] })],
      validation: (rule) => [
        rule.unique().error('The same product is featured twice.'),
        rule.max(4).warning('More than four products crowd the end of the article.'),
        rule
          .custom((products) =>
            products?.length
              ? true
              : 'No product closes this article. Add one if something in the shop fits.',
          )
          .warning(),
      ],
    }),
    defineField({
      name: 'relatedPosts',
      title: 'Related posts',
      type: 'array',
      group: 'commerce',
      description: 'What to read next. Leave empty to let the shop choose by category.',
      of: [
        defineArrayMember({
          type: 'reference',
          to: [{ type: 'post' }],
          validation: (rule) =>
            rule.custom((value, { document }) => checkNotSelf(value?._ref, document?._id)),
        }),
      ],
      validation: (rule) => [
        rule.unique().error('The same post is listed twice.'),
        rule.max(3).error('Three related posts at most.'),
      ],
    }),
    defineField({
      name: 'citations',
      title: 'Sources',
      type: 'array',
      group: 'evidence',
      description:
        'The studies and reviews behind the article. Place their numbers in the text with “Source”.',
      of: [defineArrayMember({ type: 'citation' })],
    }),
    defineField({
      name: 'reviewer',
      title: 'Reviewed by',
      type: 'reference',
      group: 'evidence',
      fieldset: 'review',
      description: 'Someone with credentials who checked the statements about health.',
      to: [defineArrayMember({ type: 'person' })],
      options: { filter: 'defined(credentials)' },
    }),
    defineField({
      name: 'lastReviewedAt',
      title: 'Last reviewed on',
      type: 'date',
      group: 'evidence',
      fieldset: 'review',
      description: 'The day of the latest review. Readers see it.',
      validation: (rule) => [
        rule.custom((date, { document }) => checkLastReviewed(date, document?.reviewer, today())),
        rule.custom((date) => checkReviewIsFresh(date, today())).warning(),
      ],
    }),
    seoField,
  ],
  orderings: [
    {
      name: 'publishedAtDesc',
      title: 'Newest first',
      by: [{ field: 'publishedAt', direction: 'desc' }],
    },
    {
      name: 'publishedAtAsc',
      title: 'Oldest first',
      by: [{ field: 'publishedAt', direction: 'asc' }],
    },
    { name: 'title', title: 'Title', by: [{ field: 'title', direction: 'asc' }] },
    {
      name: 'lastReviewedAt',
      title: 'Longest without review',
      by: [{ field: 'lastReviewedAt', direction: 'asc' }],
    },
  ],
  preview: {
    select: {
      title: 'title',
      publishedAt: 'publishedAt',
      author: 'author.name',
      media: 'coverImage',
    },
    prepare: (selected) => ({
      ...preparePost(selected, new Date()),
      media: selected.media ?? ComposeIcon,
    }),
  },
})
