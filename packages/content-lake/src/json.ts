/** A JSON value as it travels on the wire and rests in the store. */
export type JsonValue = string | number | boolean | null | JsonValue[] | JsonObject
export interface JsonObject {
  [key: string]: JsonValue
}

/** Plain assignment to `__proto__` would change the object's prototype instead. */
export function setOwn<Value>(target: Record<string, Value>, name: string, value: Value): void {
  if (name === '__proto__') define(target, name, { value, writable: true })
  else target[name] = value
}

/** An attribute like any other, whatever was there under its name. */
export function define(target: object, name: string, as: PropertyDescriptor): void {
  Object.defineProperty(target, name, { ...as, enumerable: true, configurable: true })
}
