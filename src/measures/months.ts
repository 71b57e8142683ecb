/** `month` is YYYY-MM. */
export function addMonths(month: string, count: number): string {
  const at = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + count;
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
}

/** So many months in order, the last of them `month`. */
export function monthsUpTo(month: string, count: number): string[] {
  return Array.from({ length: count }, (_, place) => addMonths(month, place - count + 1));
}

export function isMonth(text: unknown): text is string {
  return typeof text === 'string' && /^20\d{2}-(0[1-9]|1[0-2])$/.test(text);
}
