import { keyPath, placePath, type Fault } from '../fault.js';
import { JsonNumber, type JsonObject, type JsonValue } from './json-value.js';

/** No record is half as deep; beyond it the text is refused, so that no input can exhaust the stack. */
const deepest = 32;

export interface ParsedJson {
  readonly value: JsonValue;
  readonly faults: readonly Fault[];
}

/**
 * JSON text (RFC 8259) to values that lose nothing: numbers keep their text, a key that stands twice is a fault
 * with its path. JSON.parse would round numbers and let the second key win in silence.
 * Errors: `value` is null and one fault at `$` when the text is not JSON or is nested deeper than 32 levels.
 */
export function parseJson(text: string): ParsedJson {
  const parser = new Parser(text);
  try {
    return { value: parser.document(), faults: parser.faults };
  } catch (error) {
    if (error instanceof Stop) return { value: null, faults: [error.fault] };
    throw error;
  }
}

class Stop extends Error {
  constructor(readonly fault: Fault) {
    super(fault.code);
  }
}

class Parser {
  readonly faults: Fault[] = [];
  private at = 0;

  constructor(private readonly text: string) {}

  document(): JsonValue {
    if (this.text.charCodeAt(0) === 0xfeff) this.at++;
    const value = this.value('$', 0);
    this.space();
    if (this.at < this.text.length) this.stop();
    return value;
  }

  private value(path: string, depth: number): JsonValue {
    this.space();
    switch (this.text[this.at]) {
      case '{':
        return this.object(path, this.deeper(depth));
      case '[':
        return this.array(path, this.deeper(depth));
      case '"':
        return this.string();
      case 't':
        return this.word('true', true);
      case 'f':
        return this.word('false', false);
      case 'n':
        return this.word('null', null);
      default:
        return this.number();
    }
  }

  private object(path: string, depth: number): JsonObject {
    const object = new Map<string, JsonValue>();
    this.at++;
    if (this.taken('}')) return object;
    do {
      this.space();
      if (this.text[this.at] !== '"') this.stop();
      const key = this.string();
      const keyAt = keyPath(path, key);
      if (object.has(key)) this.faults.push({ path: keyAt, code: 'key-twice' });
      if (!this.taken(':')) this.stop();
      object.set(key, this.value(keyAt, depth));
    } while (this.taken(','));
    if (!this.taken('}')) this.stop();
    return object;
  }

  private array(path: string, depth: number): JsonValue[] {
    const array: JsonValue[] = [];
    this.at++;
    if (this.taken(']')) return array;
    do array.push(this.value(placePath(path, array.length), depth));
    while (this.taken(','));
    if (!this.taken(']')) this.stop();
    return array;
  }

  private string(): string {
    const start = this.at++;
    let escaped = false;
    for (; ; this.at++) {
      const code = this.text.charCodeAt(this.at);
      if (code === 0x22) break;
      if (Number.isNaN(code) || code < 0x20) this.stop();
      if (code !== 0x5c) continue;
      escaped = true;
      this.at++;
    }
    this.at++;
    return escaped ? this.unescaped(start) : this.text.slice(start + 1, this.at - 1);
  }

  private unescaped(start: number): string {
    try {
      return JSON.parse(this.text.slice(start, this.at)) as string;
    } catch {
      this.at = start;
      return this.stop();
    }
  }

  private number(): JsonNumber {
    const start = this.at;
    if (this.text[this.at] === '-') this.at++;
    if (this.text[this.at] === '0') this.at++;
    else this.digits();
    if (this.text[this.at] === '.') {
      this.at++;
      this.digits();
    }
    if (this.text[this.at] === 'e' || this.text[this.at] === 'E') {
      this.at++;
      if (this.text[this.at] === '+' || this.text[this.at] === '-') this.at++;
      this.digits();
    }
    return new JsonNumber(this.text.slice(start, this.at));
  }

  private digits(): void {
    const start = this.at;
    for (let code = this.text.charCodeAt(this.at); code >= 0x30 && code <= 0x39; code = this.text.charCodeAt(this.at)) {
      this.at++;
    }
    if (this.at === start) this.stop();
  }

  private word<T extends JsonValue>(word: string, value: T): T {
    if (!this.text.startsWith(word, this.at)) this.stop();
    this.at += word.length;
    return value;
  }

  private taken(character: string): boolean {
    this.space();
    if (this.text[this.at] !== character) return false;
    this.at++;
    return true;
  }

  private space(): void {
    for (;;) {
      const code = this.text.charCodeAt(this.at);
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return;
      this.at++;
    }
  }

  private deeper(depth: number): number {
    if (depth >= deepest) throw new Stop({ path: '$', code: 'too-deep', bound: String(deepest) });
    return depth + 1;
  }

  private stop(): never {
    const before = this.text.slice(0, this.at);
    const line = before.split('\n').length;
    const column = this.at - before.lastIndexOf('\n');
    throw new Stop({ path: '$', code: 'not-json', bound: `line ${line}, column ${column}` });
  }
}
