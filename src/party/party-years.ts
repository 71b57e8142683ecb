/** The last month in which last year's draft can still be begun: the reviews of special agencies end in January (Điều 19.2), the Party's follow. */
const LATE = '03';

/** The years whose draft can be begun on a day: this one, and early in it the last. */
export function yearsToBegin(today: string): number[] {
  const year = Number(today.slice(0, 4));
  return today.slice(5, 7) <= LATE ? [year, year - 1] : [year];
}
