import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { BUILD_FOLDER } from '../support/site-process'

/** What minified code keeps of Sanity's client, visual editing, and queries; and the characters that stega hides text in. */
const OF_THE_CMS = /sanity|stega|visual-?editing|groq|\b8203\b/i

const SCRIPT = /(?:\/_next\/)?(static\/[\w./~-]+\.js)\b/g

/** Nothing of the CMS runs in a reader's browser. */
export function publicScripts(): void {
  describe('the scripts of the public pages', () => {
    it('hold nothing of the CMS and of visual editing', () => {
      const { pages, scripts } = scriptsOf('server/app/**/*.html')
      expect(pages).toBeGreaterThan(10)
      expect(scripts.length).toBeGreaterThan(5)
      expect(scripts.filter(holdsCms)).toEqual([])
    })

    it('are known by what they hold, also where another script loads them', () => {
      const folder = join(BUILD_FOLDER, 'static/chunks/planted')
      const page = join(BUILD_FOLDER, 'server/app/planted.html')
      mkdirSync(folder, { recursive: true })
      // Minified code keeps the strings.
      const strings = stringsOf(dirname(createRequire(import.meta.url).resolve('@sanity/client')))
      expect(strings.length).toBeGreaterThan(100)
      writeFileSync(join(folder, 'preview.js'), strings.join())
      writeFileSync(join(folder, 'loader.js'), 'load("static/chunks/planted/preview.js")')
      writeFileSync(page, '<script src="/_next/static/chunks/planted/loader.js" async=""></script>')
      const found = scriptsOf('server/app/planted.html').scripts.filter(holdsCms)
      rmSync(folder, { recursive: true })
      rmSync(page)
      expect(found).toEqual(['static/chunks/planted/preview.js'])
    })
  })
}

/** The script files that pages of the build name, and those that these name, by their paths in the build. */
function scriptsOf(pages: string): { pages: number; scripts: string[] } {
  const files = globSync(pages, { cwd: BUILD_FOLDER })
  const scripts = new Set(files.flatMap(scriptsNamedIn))
  // A set is walked through to what is added meanwhile.
  for (const script of scripts) for (const other of scriptsNamedIn(script)) scripts.add(other)
  return { pages: files.length, scripts: [...scripts] }
}

function scriptsNamedIn(file: string): string[] {
  return [...textOf(file).matchAll(SCRIPT)].map(([, path = '']) => path)
}

/** The strings in the scripts of a folder. */
function stringsOf(folder: string): string[] {
  return globSync('*.js', { cwd: folder }).flatMap(
    (file) => readFileSync(join(folder, file), 'utf8').match(/"[^"\n]*"/g) ?? [],
  )
}

function holdsCms(script: string): boolean {
  return OF_THE_CMS.test(textOf(script))
}

function textOf(file: string): string {
  return readFileSync(join(BUILD_FOLDER, file), 'utf8')
}
