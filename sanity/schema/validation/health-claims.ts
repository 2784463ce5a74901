import type { Verdict } from './verdict.ts'

interface Claim {
  pattern: RegExp
  instead: string
}

/** Wording that promises an effect on a disease, or certainty, with what to write instead. */
const CLAIMS: readonly Claim[] = [
  { pattern: /\bcur(?:e|es|ed|ing)\b/gi, instead: 'may ease' },
  {
    pattern: /(?<!\b(?:an?|sweet)\s+)\btreat(?:s|ed|ing)?(?=\s+\p{L}|,)/giu,
    instead: 'may help with',
  },
  { pattern: /\bprevent(?:s|ed|ing)?\b/gi, instead: 'may lower the chance of' },
  { pattern: /\bheal(?:s|ed|ing)?\b/gi, instead: 'may support recovery from' },
  { pattern: /\brevers(?:es|ed|ing)\b/gi, instead: 'may slow' },
  { pattern: /\beliminat(?:e|es|ed|ing)\b/gi, instead: 'may reduce' },
  { pattern: /\bguarantee(?:s|d|ing)?\b/gi, instead: 'can, for some people,' },
  { pattern: /\b(?:clinically|scientifically)\s+proven\b/gi, instead: 'studied in trials' },
  { pattern: /\bmirac(?:le|ulous)\b/gi, instead: 'promising' },
  { pattern: /\bdetox(?:es|ify|ifies|ifying)?\b/gi, instead: 'support the liver’s normal work' },
]

const NEGATED = /\b(?:not|no|never|cannot|without|nor|neither|hardly)\b|n['’]t\b/i

/**
 * Looks for wording that reads as a medical claim and suggests a hedged one. A sentence that denies
 * the claim (“not intended to treat, cure or prevent any disease”) passes.
 */
export function checkHealthClaims(text: string | undefined): Verdict {
  for (const sentence of (text ?? '').split(/(?<=[.!?;])\s+|\n+/))
    for (const { pattern, instead } of CLAIMS)
      for (const match of sentence.matchAll(pattern)) {
        if (NEGATED.test(sentence.slice(0, match.index))) continue
        return `“${match[0]}” reads as a medical claim. Say what studies suggest instead, such as “${instead}”, and cite one.`
      }
  return true
}
