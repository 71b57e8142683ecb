const FIRST_YEAR = 2020;
/** A hundred years of months. */
const MONTHS = 1200;

/** A source and a month as the one number by which a door names what a file goes into. */
export function targetNumber(sourceId: number, month: string): number {
  return sourceId * MONTHS + (Number(month.slice(0, 4)) - FIRST_YEAR) * 12 + Number(month.slice(5)) - 1;
}

export function ofTargetNumber(number: number): { sourceId: number; month: string } {
  const at = number % MONTHS;
  const month = `${FIRST_YEAR + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
  return { sourceId: Math.floor(number / MONTHS), month };
}
