import { CheckmarkCircleIcon } from '@sanity/icons/CheckmarkCircle'
import { ClockIcon } from '@sanity/icons/Clock'
import { CloseCircleIcon } from '@sanity/icons/CloseCircle'
import { PackageIcon } from '@sanity/icons/Package'
import { ThListIcon } from '@sanity/icons/ThList'
import { WarningOutlineIcon } from '@sanity/icons/WarningOutline'
import type { SortOrderingItem } from 'sanity'
import type { StructureBuilder } from 'sanity/structure'
import { STOCK_STATES } from '../schema/stock.ts'
import { PRODUCT_IN_CATEGORY } from '../studio/initial-values.ts'
import { byCategory } from './by-category.ts'
import { filteredList } from './filtered-list.ts'

const BY_NAME: SortOrderingItem[] = [{ field: 'name', direction: 'asc' }]

const STOCK_ICONS = {
  inStock: CheckmarkCircleIcon,
  lowStock: WarningOutlineIcon,
  outOfStock: CloseCircleIcon,
  preorder: ClockIcon,
}

/** Everything that is sold, by category and by what can be bought now. */
export function shop(S: StructureBuilder) {
  return [
    S.listItem()
      .id('products')
      .title('Products')
      .icon(PackageIcon)
      .schemaType('product')
      .child(S.documentTypeList('product').title('Products').defaultOrdering(BY_NAME)),
    byCategory(S, {
      id: 'products-by-category',
      title: 'Products by category',
      type: 'product',
      template: PRODUCT_IN_CATEGORY,
      ordering: BY_NAME,
    }),
    S.listItem()
      .id('products-by-stock')
      .title('Products by stock')
      .icon(ThListIcon)
      .child(
        S.list()
          .id('products-by-stock')
          .title('Products by stock')
          .items(
            STOCK_STATES.map(({ value, title }) =>
              filteredList(S, {
                id: value,
                title,
                icon: STOCK_ICONS[value],
                type: 'product',
                filter: '$stock in variants[].stock',
                params: { stock: value },
                ordering: BY_NAME,
              }),
            ),
          ),
      ),
  ]
}
