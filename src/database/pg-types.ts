import pg from 'pg';

const DATE = 1082;
const NUMERIC_ARRAY = 1231;
const INT8 = 20;

/**
 * What PostgreSQL sends, as the product wants it: a date is its text (YYYY-MM-DD, no time zone to shift it), numerics
 * in arrays are exact text (the driver's default would make binary floats of them), counts are numbers.
 */
export function installPgTypes(): void {
  pg.types.setTypeParser(DATE, (text) => text);
  pg.types.setTypeParser(NUMERIC_ARRAY as never, parseNumericArray as never);
  pg.types.setTypeParser(INT8, Number);
}

function parseNumericArray(text: string): (string | null)[] {
  const body = text.slice(1, -1);
  return body === '' ? [] : body.split(',').map((item) => (item === 'NULL' ? null : item));
}
