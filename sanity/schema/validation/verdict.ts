/** What a check answers: `true` when all is well, otherwise the sentence the editor reads. */
export type Verdict = true | string
