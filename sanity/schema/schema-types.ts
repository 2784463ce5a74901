import type { SchemaTypeDefinition } from 'sanity'
import { body } from './blocks/body.ts'
import { callout } from './blocks/callout.ts'
import { citationMark } from './blocks/citation-mark/citation-mark.ts'
import { faq } from './blocks/faq.ts'
import { figure } from './blocks/figure.ts'
import { hero } from './blocks/hero.ts'
import { postGrid } from './blocks/post-grid.ts'
import { productCard } from './blocks/product-card/product-card.ts'
import { productComparison } from './blocks/product-comparison.ts'
import { productGrid } from './blocks/product-grid.ts'
import { richTextSection } from './blocks/rich-text-section.ts'
import { sections } from './blocks/sections.ts'
import { category } from './documents/category.ts'
import { newsletterSubscriber } from './documents/newsletter-subscriber.ts'
import { page } from './documents/page.ts'
import { person } from './documents/person.ts'
import { post } from './documents/post.ts'
import { product } from './documents/product.ts'
import { redirect } from './documents/redirect.ts'
import { citation } from './objects/citation.ts'
import { faqItem } from './objects/faq-item.ts'
import { footerColumn } from './objects/footer-column.ts'
import { ingredient } from './objects/ingredient.ts'
import { internalLink } from './objects/internal-link.ts'
import { link } from './objects/link.ts'
import { navigationItem } from './objects/navigation-item.ts'
import { nutrientRow } from './objects/nutrient-row.ts'
import { profileLink } from './objects/profile-link.ts'
import { purchase } from './objects/purchase.ts'
import { richText } from './objects/rich-text.ts'
import { seo } from './objects/seo.ts'
import { supplementFacts } from './objects/supplement-facts.ts'
import { variant } from './objects/variant.ts'
import { home } from './singletons/home.ts'
import { settings } from './singletons/settings.ts'

/** Every type of content, documents first. */
export const schemaTypes: SchemaTypeDefinition[] = [
  post,
  product,
  person,
  category,
  page,
  redirect,
  newsletterSubscriber,
  home,
  settings,
  body,
  richText,
  sections,
  figure,
  callout,
  productCard,
  productComparison,
  faq,
  citationMark,
  hero,
  richTextSection,
  productGrid,
  postGrid,
  seo,
  variant,
  purchase,
  supplementFacts,
  nutrientRow,
  ingredient,
  citation,
  faqItem,
  profileLink,
  navigationItem,
  footerColumn,
  link,
  internalLink,
]
