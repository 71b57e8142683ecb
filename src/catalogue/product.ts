import type { NumberField } from '../web/numbers.js';

/** A product of a catalogue as it is read: numbers are plain decimal texts without empty places ("1.6", "0.125"). */
export interface Product {
  id: number;
  catalogueId: number;
  code: string;
  position: number;
  groupCode: string | null;
  /** The office it belongs to; '' is shared by all. */
  place: string;
  /** Leading and managing work (Article 15.1b). */
  leading: boolean;
  task: string;
  detail: string;
  output: string;
  points: string | null;
  factor: string;
  note: string;
  revision: number;
}

/** What a person or a file says of a product, before it stands in a catalogue. */
export type ProductWords = Omit<Product, 'id' | 'catalogueId' | 'position' | 'revision'>;

/** A group by how complex the work is (Article 13.1a); points from and to where the unit scores. */
export interface Group {
  code: string;
  name: string;
  from?: string;
  to?: string;
}

export const BOUNDS = {
  code: 40,
  place: 200,
  task: 500,
  detail: 2000,
  output: 500,
  note: 500,
  groupCode: 20,
  groupName: 120,
  name: 200,
  decision: 60,
} as const;
/** Not a space in it; whatever letters the unit numbers its work with. */
export const PRODUCT_CODE = /^\S{1,40}$/;
const MOST_FACTOR = 999_999;
/** Factors are written to three decimals: 2,125 is the factor, never two thousand. A cell of a workbook is read alike. */
export const FACTOR: NumberField = { three: 'decimal' };

/** A conversion factor as it is kept (three decimals at most), or what is wrong with it. */
export function readFactor(
  text: string | null,
):
  | { value: string; fault?: undefined }
  | { value?: undefined; fault: 'missing' | 'not-a-number' | 'decimals' | 'not-positive' | 'too-big' } {
  if (text === null) return { fault: 'not-a-number' };
  if (!/^-?\d+(\.\d+)?$/.test(text)) return { fault: text === '' ? 'missing' : 'not-a-number' };
  const trimmed = trimScale(text);
  if ((trimmed.split('.')[1] ?? '').length > 3) return { fault: 'decimals' };
  if (Number(trimmed) <= 0) return { fault: 'not-positive' };
  return Number(trimmed) > MOST_FACTOR ? { fault: 'too-big' } : { value: trimmed };
}

/** "1.600" → "1.6", "5.0" → "5". */
export function trimScale(text: string): string {
  return text.includes('.') ? text.replace(/0+$/, '').replace(/\.$/, '') : text;
}
