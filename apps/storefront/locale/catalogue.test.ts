import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import en from '../messages/en.json'
import { catalogueProblems, messagesIn, messagesOf } from './catalogue.ts'
import { messageArguments } from './message-arguments.ts'

const SHIPPED = fileURLToPath(new URL('../messages', import.meta.url))

describe('each catalogue of the repository', () => {
  it.each(readdirSync(SHIPPED))(
    '%s has messages of en.json only, with the same arguments',
    (file) => {
      expect(file).toMatch(/\.json$/)
      expect(catalogueProblems(JSON.parse(readFileSync(join(SHIPPED, file), 'utf8')))).toEqual([])
    },
  )

  it('can be read in English too', () => {
    for (const [, message] of messagesIn(en)) expect(() => messageArguments(message)).not.toThrow()
  })
})

describe('messagesOf', () => {
  let folder: string
  const write = (file: string, catalogue: unknown) =>
    writeFileSync(join(folder, file), JSON.stringify(catalogue))

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'messages-'))
    write('de.json', {
      navigation: { journal: 'Magazin', shop: 'Laden' },
      article: { minutesToRead: '{minutes, plural, one {# Minute} other {# Minuten}}' },
    })
    write('de-AT.json', { navigation: { shop: 'Greißlerei' } })
    write('fr.json', {
      navigation: { journal: { title: 'Journal' }, basket: 'Panier' },
      article: { by: 'De {author}', related: 'Lire {', source: 'Source {number}' },
    })
    write('it.json', { navigation: ['Rivista'] })
    writeFileSync(join(folder, 'nl.json'), '{')
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  it('is English without any file', () => {
    expect(messagesOf('en', folder)).toEqual(en)
    expect(messagesOf('en-NZ', join(folder, 'nowhere'))).toEqual(en)
  })

  it('takes from English what a translation lacks', () => {
    const { navigation, article, shop } = messagesOf('de', folder)
    expect(navigation).toEqual({ ...en.navigation, journal: 'Magazin', shop: 'Laden' })
    expect(article.minutesToRead).toContain('Minuten')
    expect(shop).toEqual(en.shop)
  })

  it('takes from the language what the file of a region lacks', () => {
    expect(messagesOf('de-AT', folder).navigation).toMatchObject({
      journal: 'Magazin',
      shop: 'Greißlerei',
      menu: 'Menu',
    })
    expect(messagesOf('de-CH', folder)).toEqual(messagesOf('de', folder))
  })

  it('says which file is missing, and which languages there are', () => {
    expect(() => messagesOf('pt-BR', folder)).toThrow(
      /SITE_LOCALE is "pt-BR", and .+ has no pt-BR\.json and no pt\.json\. There is: de, de-AT, en, fr/,
    )
  })

  it('names every message that does not fit', () => {
    expect(() => messagesOf('fr', folder)).toThrow(/fr\.json does not fit en\.json/)
    const problems = catalogueProblems(JSON.parse(readFileSync(join(folder, 'fr.json'), 'utf8')))
    expect(problems).toEqual([
      'navigation.journal.title is no message of en.json',
      'navigation.basket is no message of en.json',
      'article.by takes (author), that of en.json (name)',
      expect.stringContaining('article.related cannot be read as ICU MessageFormat'),
      'article.source takes (number), that of en.json (<hidden>, number)',
    ])
  })

  it('refuses files that hold anything but messages', () => {
    expect(() => messagesOf('it', folder)).toThrow(/it\.json must hold messages and groups/)
    expect(() => messagesOf('nl', folder)).toThrow(/nl\.json cannot be read as JSON/)
  })
})
