import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The files of these patterns that hold one of the words, each with the word: `file: word`. */
export function findWords(
  folder: string,
  patterns: readonly string[],
  words: readonly string[],
): { files: number; found: string[] } {
  const files = globSync(patterns, { cwd: folder }).filter((file) => /\.[a-z]+$/.test(file))
  const found = files.flatMap((file) => {
    const text = readFileSync(join(folder, file), 'utf8')
    return words.filter((word) => text.includes(word)).map((word) => `${file}: ${word}`)
  })
  return { files: files.length, found }
}
