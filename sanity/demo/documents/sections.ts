import { withKeys } from '../portable-text/keys.ts'
import { prose } from '../portable-text/prose.ts'
import type { NavigationItem } from './navigation.ts'
import type { PictureField } from './picture.ts'
import { reference } from './reference.ts'

export type Section = { _type: string; [field: string]: unknown }

export function hero(
  title: string,
  text: string,
  picture: PictureField,
  link?: NavigationItem,
): Section {
  return { _type: 'hero', title, text, image: picture, ...(link && { link }) }
}

export function richTextSection(title: string, text: string): Section {
  return { _type: 'richTextSection', title, text: withKeys(prose(text)) }
}

export function productGrid(title: string, text: string, slugs: readonly string[]): Section {
  return {
    _type: 'productGrid',
    title,
    text,
    products: withKeys(slugs.map((slug) => reference('product', slug))),
  }
}

/** A row of posts chosen by hand. */
export function postGrid(title: string, text: string, slugs: readonly string[]): Section {
  return {
    _type: 'postGrid',
    title,
    text,
    posts: withKeys(slugs.map((slug) => reference('post', slug))),
  }
}

/** A row of the newest posts. */
export function newestPosts(title: string, text: string, limit: number): Section {
  return { _type: 'postGrid', title, text, limit }
}
