/** The days that count, each as SQL: `$2::date`, `current.day`, `'infinity'::date`. */
export interface Span {
  from: string;
  to: string;
}

/** SQL: the dated row (a post, an acting appointment, a seat, an oversight) is valid on the day; its last day counts. */
export function heldOn(row: string, day: string): string {
  return lasts(row, { from: day, to: day });
}

/** SQL: the dated row is valid on one day of the span at least. */
export function lasts(row: string, { from, to }: Span): string {
  return `${row}.from_date <= ${to} and ${notOver(row, from)}`;
}

/** SQL: the dated row is valid on the day or begins later. */
export function notOver(row: string, day: string): string {
  return `coalesce(${row}.to_date, ${day}) >= ${day}`;
}

/** The same for rows in memory; days are `YYYY-MM-DD`. */
export interface Dated {
  fromDate: string;
  toDate: string | null;
}

export function isHeldOn(row: Dated, day: string): boolean {
  return row.fromDate <= day && !isOver(row, day);
}

export function isOver({ toDate }: Pick<Dated, 'toDate'>, day: string): boolean {
  return toDate !== null && toDate < day;
}
