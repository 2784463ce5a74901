import { position, type SourceFile } from './source-files'

/** Tailwind's utilities that mean left or right whichever way a text runs. */
const UTILITY =
  /(?<![\w-])-?(?:(?:scroll-)?[mp][lr]|(?:left|right|border-[lr]|rounded-(?:[lr]|[tb][lr])|translate-x|origin-(?:(?:top|bottom)-)?(?:left|right)|(?:bg|object)-(?:(?:top|bottom)-)?(?:left|right)|skew-x))-[\w[(.]|(?<![\w-])(?:text-left|text-right|float-left|float-right|clear-left|clear-right|border-[lr]|rounded-(?:[lr]|[tb][lr]))(?![\w-])/g

/** Properties and values of CSS that do. */
const DECLARATION =
  /(?<![\w-])(?:(?:scroll-)?(?:margin|padding)-(?:left|right)|border-(?:(?:top|bottom)-)?(?:left|right)(?:-[a-z]+)?|left|right)\s*:|(?:text-align|float|clear|transform-origin)\s*:[^;}]*\b(?:left|right)\b/g

/** What in a .tsx or .css file would stay on its side where text runs from right to left: `file:line: words`. */
export function physicalDirections(file: SourceFile): readonly string[] {
  const patterns = file.path.endsWith('.css') ? [UTILITY, DECLARATION] : [UTILITY]
  return patterns.flatMap((pattern) =>
    [...file.text.matchAll(pattern)].map(
      ({ 0: words, index }) => `${position(file, index)}: ${words}`,
    ),
  )
}
