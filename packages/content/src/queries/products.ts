import { defineQuery } from 'groq'
import { liveProduct, productCardFields } from './fragments.ts'

/** One page of the shop, by name. Parameters: `from` and `to`, positions in the whole list. */
export const PRODUCTS_QUERY = defineQuery(/* groq */ `{
  "total": count(*[${liveProduct}]),
  "products": *[${liveProduct}] | order(name asc, _id asc)[$from...$to]{ ${productCardFields} }
}`)
