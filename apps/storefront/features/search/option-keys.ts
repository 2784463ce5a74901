/** Where a key leads in a list of so many options, round its ends; null for keys that lead nowhere. `place` is -1 for none. */
export function nextOption(key: string, place: number, options: number): number | null {
  const step = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0
  if (step === 0 || options === 0) return null
  return place < 0 && step < 0 ? options - 1 : (place + step + options) % options
}

/** Whether a key takes the chosen option. */
export function takesOption(key: string): boolean {
  return key === 'Enter'
}
