/** Remembers what is worked out of objects that do not change, each for as long as it is there. */
export function remembered<Key extends object, Result extends object | boolean | null>(
  work: (key: Key) => Result,
): (key: Key) => Result {
  const known = new WeakMap<Key, Result>()
  return (key) => {
    let result = known.get(key)
    if (result === undefined) {
      result = work(key)
      known.set(key, result)
    }
    return result
  }
}
