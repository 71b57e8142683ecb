/** A number as it was written. Its text is kept, so that no digit is lost in a binary float. */
export class JsonNumber {
  constructor(readonly text: string) {}
}

/** Objects are maps: a key named `__proto__` is a key like any other. */
export type JsonObject = ReadonlyMap<string, JsonValue>;
export type JsonValue = null | boolean | string | JsonNumber | readonly JsonValue[] | JsonObject;

export function isJsonObject(value: JsonValue): value is JsonObject {
  return value instanceof Map;
}

export function isJsonArray(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}
