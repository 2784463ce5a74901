// Loaded before the server by the test of pages that fail: nothing in the code of the site can be made to.

const { get: formatOf } = Object.getOwnPropertyDescriptor(Intl.NumberFormat.prototype, 'format')
Object.defineProperty(Intl.NumberFormat.prototype, 'format', {
  get() {
    const format = formatOf.call(this)
    return (number) => {
      if (number === 66.6) throw new Error('A planted fault, while rendering')
      return format(number)
    }
  },
})

const encode = globalThis.encodeURIComponent
globalThis.encodeURIComponent = (text) => {
  if (text === 'planted-fault') throw new Error('A planted fault, at the gate')
  return encode(text)
}
