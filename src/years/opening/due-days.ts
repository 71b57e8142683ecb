/** Before 15 December; where the work is of a special kind, before 15 January (Art 19.2). */
export function dueDays(year: number): { first: string; usual: string; last: string } {
  return { first: `${year}-11-01`, usual: `${year}-12-14`, last: `${year + 1}-01-14` };
}
