/** Every document type whose publication the storefront can show. */
export const CONTENT_TYPES = [
  'category',
  'home',
  'page',
  'person',
  'post',
  'product',
  'redirect',
  'settings',
] as const
