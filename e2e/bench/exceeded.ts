import { type Category, LEAST_SCORES, MOST_LAYOUT_SHIFT, MOST_SCRIPT } from './budgets.ts'
import type { Verdict } from './lighthouse-runs.ts'
import type { Page } from './pages.ts'

/** What was found of a page. */
export interface PageMeasured {
  readonly page: Page
  /** Its scripts as a multiple of the bare app's. */
  readonly scriptTimes?: number
  readonly verdict?: Verdict
}

/** A sentence for each budget that a page does not keep. */
export function exceededBy({ page, scriptTimes, verdict }: PageMeasured): string[] {
  const sentences: string[] = []
  if (page.hasScriptBudget && scriptTimes !== undefined && scriptTimes > MOST_SCRIPT)
    sentences.push(
      `${page.name}: ${scriptTimes.toFixed(3)} x the scripts of the bare app (${MOST_SCRIPT})`,
    )
  if (!verdict) return sentences
  for (const category of Object.keys(LEAST_SCORES) as Category[]) {
    const [score, least] = [verdict.scores[category], LEAST_SCORES[category]]
    if (score < least) sentences.push(`${page.name}: ${category} ${score} (${least})`)
  }
  // Told to three places; what is less than that no reader sees.
  if (Number(verdict.layoutShift.toFixed(3)) > MOST_LAYOUT_SHIFT)
    sentences.push(
      `${page.name}: layout shift ${verdict.layoutShift.toFixed(3)} (${MOST_LAYOUT_SHIFT})`,
    )
  return sentences
}
