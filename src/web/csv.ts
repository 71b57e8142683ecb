/** UTF-8 with a mark, commas, quotes doubled; a text that a spreadsheet would take for a formula begins with an apostrophe. */
export function csvOf<K extends string>(
  columns: readonly K[],
  rows: readonly Record<K, string | number | null>[],
): string {
  const lines = [columns.join(','), ...rows.map((row) => columns.map((column) => csvCell(row[column])).join(','))];
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}

function csvCell(value: string | number | null): string {
  if (value === null) return '';
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
