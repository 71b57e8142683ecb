import { toDec, toUnits } from '../decimal.js';
import { isJsonArray, isJsonObject, JsonNumber, type JsonValue } from './json-value.js';

const width = 110;

/** JSON text with two-space indent; what fits on a line stands on one. Numbers come from decimal text, unrounded. */
export function printJson(value: JsonValue, indent = ''): string {
  if (value instanceof JsonNumber) return value.text;
  if (isJsonArray(value))
    return enclosed(
      '[',
      value.map((item) => printJson(item, `${indent}  `)),
      ']',
      indent,
    );
  if (!isJsonObject(value)) return JSON.stringify(value);
  const members = [...value].map(([key, item]) => `${JSON.stringify(key)}: ${printJson(item, `${indent}  `)}`);
  return enclosed('{', members, '}', indent);
}

function enclosed(open: string, items: string[], close: string, indent: string): string {
  if (items.length === 0) return open + close;
  const inside = open === '{' ? ' ' : '';
  const line = `${open}${inside}${items.join(', ')}${inside}${close}`;
  if (indent.length + line.length <= width && !line.includes('\n')) return line;
  return `${open}\n${items.map((item) => `${indent}  ${item}`).join(',\n')}\n${indent}${close}`;
}

/** A JSON number in its shortest text. Throws RangeError when the text is no decimal of a record. */
export function jsonNumber(dec: string): JsonNumber {
  return new JsonNumber(toDec(toUnits(dec)));
}
