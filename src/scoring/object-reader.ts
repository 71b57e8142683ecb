import { isCivilDay } from './civil-day.js';
import { readUnits, toDec, type Dec } from './decimal.js';
import { keyPath, placePath, type Fault, type FaultCode } from './fault.js';
import { isJsonArray, isJsonObject, JsonNumber, type JsonObject, type JsonValue } from './json/json-value.js';

/** Bounds of a number, in ten-thousandths; `step` is what it must be a multiple of, `stepFault` says so. */
export interface NumberRule {
  readonly above?: bigint;
  readonly from?: bigint;
  readonly to?: bigint;
  readonly step?: bigint;
  readonly stepFault?: FaultCode;
}

const codeShape = /^[A-Za-z0-9._-]{1,40}$/;
const monthShape = /^\d{4}-(0[1-9]|1[0-2])$/;

/** Reads the keys of one JSON object; what is wrong is added to `faults`, and the read gives undefined. */
export class ObjectReader {
  private constructor(
    readonly faults: Fault[],
    readonly path: string,
    private readonly object: JsonObject,
  ) {}

  /** Opens an object that has exactly the keys `wanted`, and perhaps those `allowed`. */
  static open(
    faults: Fault[],
    path: string,
    value: JsonValue,
    wanted: readonly string[],
    allowed: readonly string[] = [],
  ) {
    if (!isJsonObject(value)) {
      faults.push({ path, code: 'not-an-object' });
      return undefined;
    }
    for (const key of value.keys()) {
      if (!wanted.includes(key) && !allowed.includes(key))
        faults.push({ path: keyPath(path, key), code: 'unknown-key' });
    }
    for (const key of wanted) {
      if (!value.has(key)) faults.push({ path: keyPath(path, key), code: 'missing' });
    }
    return new ObjectReader(faults, path, value);
  }

  at(key: string): string {
    return keyPath(this.path, key);
  }

  has(key: string): boolean {
    return this.object.has(key);
  }

  fault(key: string, code: FaultCode, bound?: string): undefined {
    this.faults.push(bound === undefined ? { path: this.at(key), code } : { path: this.at(key), code, bound });
    return undefined;
  }

  value(key: string): JsonValue | undefined {
    return this.object.get(key);
  }

  open(key: string, wanted: readonly string[], allowed: readonly string[] = []): ObjectReader | undefined {
    const value = this.object.get(key);
    return value === undefined ? undefined : ObjectReader.open(this.faults, this.at(key), value, wanted, allowed);
  }

  list(key: string): readonly JsonValue[] | undefined {
    const value = this.object.get(key);
    if (value === undefined) return undefined;
    return isJsonArray(value) ? value : this.fault(key, 'not-an-array');
  }

  text(key: string): string | undefined {
    const value = this.object.get(key);
    if (value === undefined) return undefined;
    return typeof value === 'string' ? value : this.fault(key, 'not-a-text');
  }

  /** A code: 1 to 40 letters, digits, `.`, `_`, `-`. */
  code(key: string): string | undefined {
    const text = this.text(key);
    return text === undefined || codeShape.test(text) ? text : this.fault(key, 'not-a-code');
  }

  /** A month: YYYY-MM. */
  month(key: string): string | undefined {
    const text = this.text(key);
    return text === undefined || monthShape.test(text) ? text : this.fault(key, 'not-a-period');
  }

  /** A day of the calendar: YYYY-MM-DD. */
  day(key: string): string | undefined {
    const text = this.text(key);
    return text === undefined || isCivilDay(text) ? text : this.fault(key, 'not-a-day');
  }

  oneOf<T extends string>(key: string, codes: readonly T[]): T | undefined {
    const value = this.object.get(key);
    return value === undefined ? undefined : readOneOf(this.faults, this.at(key), value, codes);
  }

  flag(key: string): boolean | undefined {
    const value = this.object.get(key);
    if (value === undefined) return undefined;
    return typeof value === 'boolean' ? value : this.fault(key, 'not-a-flag');
  }

  units(key: string, rule: NumberRule = {}): bigint | undefined {
    const value = this.object.get(key);
    return value === undefined ? undefined : readNumber(this.faults, this.at(key), value, rule);
  }

  decimal(key: string, rule: NumberRule = {}): Dec | undefined {
    const units = this.units(key, rule);
    return units === undefined ? undefined : toDec(units);
  }

  decimals(key: string, rule: NumberRule, most = Infinity): (Dec | undefined)[] | undefined {
    const list = this.list(key);
    if (list && list.length > most) return this.fault(key, 'too-many-scores', String(most));
    return list?.map((value, place) => {
      const units = readNumber(this.faults, placePath(this.at(key), place), value, rule);
      return units === undefined ? undefined : toDec(units);
    });
  }
}

export function readOneOf<T extends string>(faults: Fault[], path: string, value: JsonValue, codes: readonly T[]) {
  const found = codes.find((code) => code === value);
  if (found === undefined) faults.push({ path, code: 'not-one-of', bound: codes.join(', ') });
  return found;
}

/** Ten-thousandths of a JSON number that keeps the rule. */
export function readNumber(faults: Fault[], path: string, value: JsonValue, rule: NumberRule): bigint | undefined {
  const units = value instanceof JsonNumber ? readUnits(value.text) : 'not-a-number';
  const fault = typeof units === 'bigint' ? brokenBound(units, rule) : { code: units };
  if (!fault) return units as bigint;
  faults.push({ path, ...fault });
  return undefined;
}

function brokenBound(units: bigint, rule: NumberRule): Omit<Fault, 'path'> | undefined {
  const { above, from, to, step } = rule;
  if (step !== undefined && units % step !== 0n) return { code: rule.stepFault ?? 'not-whole' };
  if (above !== undefined && units <= above) return { code: 'not-above', bound: toDec(above) };
  if (from !== undefined && units < from) return { code: 'too-low', bound: toDec(from) };
  if (to !== undefined && units > to) return { code: 'too-high', bound: toDec(to) };
  return undefined;
}

/** True when all are there; for a list that may have lost members to faults. */
export function allRead<T>(values: readonly (T | undefined)[] | undefined): values is readonly T[] {
  return values !== undefined && !values.includes(undefined);
}
