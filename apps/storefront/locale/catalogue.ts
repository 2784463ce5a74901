import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import en from '../messages/en.json'
import { messageArguments } from './message-arguments.ts'

/** Every word of the interface, in ICU MessageFormat, by feature. */
export type Messages = typeof en

/** A catalogue as a file holds it: of some messages, or of all. */
export interface Catalogue {
  readonly [name: string]: string | Catalogue
}

const catalogueSchema: z.ZodType<Catalogue> = z.lazy(() =>
  z.record(z.string(), z.union([z.string(), catalogueSchema])),
)

/** The folder with one catalogue a locale: `en.json`, `de.json`, `pt-BR.json`. */
export function messagesFolder(): string {
  return join(/*turbopackIgnore: true*/ process.cwd(), 'messages')
}

/**
 * The messages of a locale: those of `de-AT.json`, then of `de.json`, and in English what these lack.
 * @throws {Error} with a sentence when there is no file for the locale, or one that cannot be used.
 */
export function messagesOf(tag: string, folder: string): Messages {
  const tags = lookup(tag)
  const files = tags.map((name) => join(folder, `${name}.json`)).filter(isTranslation)
  if (files.length === 0 && !tags.includes('en')) throw new Error(describeMissing(tag, folder))
  return files.reduceRight((messages, file) => merge(messages, readCatalogue(file)), en)
}

/** What is wrong with a translation, one sentence a message: unknown ones, and arguments that differ. */
export function catalogueProblems(catalogue: Catalogue): readonly string[] {
  const english = new Map(messagesIn(en))
  return messagesIn(catalogue).flatMap(([key, message]) => {
    const original = english.get(key)
    if (original === undefined) return [`${key} is no message of en.json`]
    try {
      const [taken, needed] = [messageArguments(message), messageArguments(original)]
      if (taken.join() === needed.join()) return []
      return [`${key} takes (${taken.join(', ')}), that of en.json (${needed.join(', ')})`]
    } catch (error) {
      return [`${key} cannot be read as ICU MessageFormat: ${String(error)}`]
    }
  })
}

/** All messages with the path of each, joined by full stops. */
export function messagesIn(catalogue: Catalogue, prefix = ''): (readonly [string, string])[] {
  return Object.entries(catalogue).flatMap(([name, value]) =>
    typeof value === 'string'
      ? [[`${prefix}${name}`, value] as const]
      : messagesIn(value, `${prefix}${name}.`),
  )
}

/** A tag and what is left of it without its last parts, as RFC 4647 looks a language up. */
function lookup(tag: string): readonly string[] {
  const parts = new Intl.Locale(tag).baseName.split('-')
  return parts.map((_, index) => parts.slice(0, parts.length - index).join('-'))
}

/** English is part of the program, so that its keys can be checked and are always there. */
function isTranslation(file: string): boolean {
  return !/[\\/]en\.json$/.test(file) && existsSync(file)
}

function readCatalogue(file: string): Catalogue {
  let content: unknown
  try {
    content = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new Error(`${file} cannot be read as JSON: ${String(error)}`)
  }
  const parsed = catalogueSchema.safeParse(content)
  if (!parsed.success) throw new Error(`${file} must hold messages and groups of them only`)
  const problems = catalogueProblems(parsed.data)
  if (problems.length > 0) throw new Error(`${file} does not fit en.json:\n${problems.join('\n')}`)
  return parsed.data
}

/** For catalogues without problems only: those have no key that `messages` lacks. */
function merge<Group extends Catalogue>(messages: Group, own: Catalogue): Group {
  const merged = Object.entries(messages).map(([name, value]) => {
    const other = own[name]
    if (typeof value === 'string') return [name, typeof other === 'string' ? other : value]
    return [name, typeof other === 'object' ? merge(value, other) : value]
  })
  return Object.fromEntries(merged)
}

function describeMissing(tag: string, folder: string): string {
  const others = existsSync(folder) ? readdirSync(folder) : []
  const known = ['en', ...others.map((file) => file.replace(/\.json$/, ''))]
  return `SITE_LOCALE is "${tag}", and ${folder} has no ${lookup(tag).join('.json and no ')}.json. There is: ${[...new Set(known)].sort().join(', ')}`
}
