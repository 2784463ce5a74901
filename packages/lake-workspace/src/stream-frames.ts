/** What this tab asks of the lake: open one GET under a number of its own, or close it. */
export type StreamRequest =
  | { open: number; path: string; headers: Record<string, string> }
  | { close: number }

/** What the lake answers: the head of a response, pieces of its body as text, its end. */
export type StreamAnswer =
  | { id: number; status: number; headers: Record<string, string> }
  | { id: number; text: string }
  | { id: number; end: true }
